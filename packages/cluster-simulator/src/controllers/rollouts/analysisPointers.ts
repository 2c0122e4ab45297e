import type { JsonObject } from '../../store/Json';
import { textAt } from '../engine/fields';
import { analysisKinds, pointedRun } from './analysisKinds';
import type { RolloutMoment } from './RolloutMoment';

/** What a Rollout's status says about its AnalysisRuns: how those are that it points to, and which it lets go. */
export function analysisPointers(moment: RolloutMoment): {
  canary: JsonObject;
  blueGreen: JsonObject;
} {
  const pointers: { canary: JsonObject; blueGreen: JsonObject } = {
    canary: {},
    blueGreen: {},
  };
  for (const kind of analysisKinds) {
    const name = pointedRun(moment, kind);
    if (name === undefined) continue;
    const { namespace } = moment.rollout.metadata;
    const run = moment.view.find({ kind: 'AnalysisRun', name, namespace });
    // A canary forgets its runs with the step or the update; a blue-green update tells them to the end.
    const isKept =
      run !== undefined &&
      (kind.strategy === 'blueGreen' || kind.wanted(moment) !== undefined);
    pointers[kind.strategy][kind.pointer] = isKept
      ? {
          name,
          status: textAt(run, 'status', 'phase') ?? '',
          message: textAt(run, 'status', 'message'),
        }
      : undefined;
  }
  if (moment.isAborted || moment.currentStep?.experiment === undefined) {
    pointers.canary.currentExperiment = undefined;
  }
  return pointers;
}
