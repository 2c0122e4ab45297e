import { currentExperiment } from '../experiments/currentExperiment';
import type { Known } from '../Known';
import type { RolloutFacts } from '../RolloutFacts';
import { isCompleted } from './AnalysisPhase';
import type { AnalysisRunFacts } from './AnalysisRunFacts';

/** The AnalysisRuns that measure for this update, those of its experiment too; empty while they are not watched. */
export function runsUnderWay(
  facts: RolloutFacts,
  known: Known,
): AnalysisRunFacts[] {
  const { status } = facts;
  const names = [
    status.stepAnalysis,
    status.backgroundAnalysis,
    status.prePromotionAnalysis,
    status.postPromotionAnalysis,
  ].flatMap(pointer => pointer?.name ?? []);
  const experiment = currentExperiment(facts, known);
  if (names.length === 0 && experiment === undefined) return [];
  return (known.analysisRuns ?? []).filter(
    ({ name, ownerUids, phase }) =>
      !isCompleted(phase) &&
      ((names.includes(name) && ownerUids.includes(facts.uid)) ||
        (experiment !== undefined && ownerUids.includes(experiment.uid))),
  );
}
