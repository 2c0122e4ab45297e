import type { Known } from '../Known';
import type { RolloutFacts } from '../RolloutFacts';
import { analysisEndsAt } from './analysisEndsAt';
import { runsUnderWay } from './runsUnderWay';

/** When the run that the update waits for can end well; a background one is ended by the last step, not waited for. */
export function awaitedAnalysisEndsAt(
  facts: RolloutFacts,
  known: Known,
): string | undefined {
  const { status } = facts;
  const awaited = [
    status.stepAnalysis,
    status.prePromotionAnalysis,
    status.postPromotionAnalysis,
  ].flatMap(pointer => pointer?.name ?? []);
  return runsUnderWay(facts, known)
    .filter(({ name }) => awaited.includes(name))
    .flatMap(run => analysisEndsAt(run) ?? [])
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}
