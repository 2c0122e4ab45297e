import type { RolloutSummary, Step, WaitingFor } from '../../api/rolloutSchema';
import { sentence } from '../../model/Sentence';
import type { FlaggerFacts } from './FlaggerFacts';

/** The run as a list of steps: weights, or checks where no weight is moved. */
export function flaggerSteps(
  { analysis: { run }, status }: FlaggerFacts,
  position: RolloutSummary['step'],
  waitingFor: WaitingFor | undefined,
): Step[] {
  const texts =
    run.by === 'weights'
      ? run.weights.map(percent => sentence('step-set-weight', { percent }))
      : Array.from({ length: run.count }, (_, index) =>
          sentence('step-flagger-check', { check: index + 1 }),
        );
  return texts.map((text, index) => {
    const state = stateAt(index, status.phase, position);
    return {
      index,
      kind: run.by === 'weights' ? 'setWeight' : 'analysis',
      text,
      state,
      note: noteOf(state, waitingFor),
    };
  });
}

function stateAt(
  index: number,
  phase: string | undefined,
  position: RolloutSummary['step'],
): Step['state'] {
  if (position === undefined) return 'pending';
  const { index: current, abortedIndex = current } = position;
  if (index < abortedIndex) return 'done';
  if (index > abortedIndex) return 'pending';
  if (phase === 'Failed') return 'failed';
  return phase === 'Progressing' ? 'current' : 'pending';
}

function noteOf(state: Step['state'], waitingFor: WaitingFor | undefined) {
  if (state === 'failed') return sentence('note-flagger-failed');
  return state === 'current' && waitingFor?.what === 'gate'
    ? sentence('note-flagger-held', { gate: waitingFor.name })
    : undefined;
}
