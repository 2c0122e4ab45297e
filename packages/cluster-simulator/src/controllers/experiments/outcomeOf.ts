import { isOver, runPhase, type ExperimentMoment } from './ExperimentMoment';

// From the worst.
const BAD = ['Failed', 'Error', 'Inconclusive'];

/** How an Experiment has to end, whatever its time; absent while it may go on. */
export function outcomeOf({
  analyses,
  isTerminated,
}: ExperimentMoment): { phase: string; message?: string } | undefined {
  const phases = analyses.map(({ run }) => runPhase(run));
  const bad = BAD.find(phase => phases.includes(phase));
  if (bad) {
    const [run] = analyses.filter(analysis => runPhase(analysis.run) === bad);
    return {
      phase: bad,
      message: `${run?.name ?? ''} ${bad.toLowerCase()}`,
    };
  }
  const required = analyses.filter(({ isRequired }) => isRequired);
  const isDone =
    required.length > 0 && required.every(({ run }) => isOver(runPhase(run)));
  return isTerminated || isDone ? { phase: 'Successful' } : undefined;
}
