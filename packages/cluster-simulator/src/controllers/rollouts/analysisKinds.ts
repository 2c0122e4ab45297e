import { isJsonObject, type JsonObject } from '../../store/Json';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';
import { availableOf, wantedOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { selectedHash } from './selectedHash';

/** One place where a Rollout asks for an analysis. */
export type AnalysisKind = {
  /** The label `rollout-type` of its runs. */
  type: 'Background' | 'Step' | 'PrePromotion' | 'PostPromotion';
  strategy: 'canary' | 'blueGreen';
  /** Where the Rollout's status names its run. */
  pointer: string;
  /** How an abort begins to tell its cause. */
  cause: string;
  /** What the run's name ends with. */
  suffix(moment: RolloutMoment): string;
  /** The analysis that is wanted now. */
  wanted(moment: RolloutMoment): JsonObject | undefined;
};

export const analysisKinds: readonly AnalysisKind[] = [
  {
    type: 'Background',
    strategy: 'canary',
    pointer: 'currentBackgroundAnalysisRunStatus',
    cause: 'Background analysis phase error/failed',
    suffix: () => '',
    wanted: moment => {
      const analysis = fieldAt(moment.canary, 'analysis');
      const from = numberAt(analysis, 'startingStep') ?? 0;
      return isJsonObject(analysis) &&
        isOnItsWay(moment) &&
        moment.stepIndex >= from
        ? analysis
        : undefined;
    },
  },
  {
    type: 'Step',
    strategy: 'canary',
    pointer: 'currentStepAnalysisRunStatus',
    cause: 'Step-based analysis phase error/failed',
    suffix: ({ stepIndex }) => `-${stepIndex}`,
    wanted: moment => {
      const analysis = fieldAt(moment.currentStep, 'analysis');
      return isJsonObject(analysis) && isOnItsWay(moment)
        ? analysis
        : undefined;
    },
  },
  {
    type: 'PrePromotion',
    strategy: 'blueGreen',
    pointer: 'prePromotionAnalysisRunStatus',
    cause: 'Blue/green pre-promotion analysis phase error/failed',
    suffix: () => '-pre',
    wanted: moment => {
      const analysis = fieldAt(moment.blueGreen, 'prePromotionAnalysis');
      const active = selectedHash(moment, moment.blueGreen?.activeService);
      return isJsonObject(analysis) &&
        isOnItsWay(moment) &&
        isSaturated(moment) &&
        active !== '' &&
        active !== moment.hash
        ? analysis
        : undefined;
    },
  },
  {
    type: 'PostPromotion',
    strategy: 'blueGreen',
    pointer: 'postPromotionAnalysisRunStatus',
    cause: 'Blue/green post-promotion analysis phase error/failed',
    suffix: () => '-post',
    wanted: moment => {
      const analysis = fieldAt(moment.blueGreen, 'postPromotionAnalysis');
      return isJsonObject(analysis) &&
        isOnItsWay(moment) &&
        selectedHash(moment, moment.blueGreen?.activeService) === moment.hash
        ? analysis
        : undefined;
    },
  },
];

/** The name of the run that the status points to. */
export function pointedRun(
  { status }: RolloutMoment,
  { strategy, pointer }: AnalysisKind,
): string | undefined {
  return textAt(status, strategy, pointer, 'name');
}

export function hasAnalysisEnded(phase: string | undefined): boolean {
  return ['Successful', 'Failed', 'Error', 'Inconclusive'].includes(
    phase ?? '',
  );
}

/** Whether the new ReplicaSet has all that it is to have for now. */
export function isSaturated({ newSet }: RolloutMoment): boolean {
  return (
    newSet !== undefined &&
    wantedOf(newSet) > 0 &&
    availableOf(newSet) >= wantedOf(newSet)
  );
}

/** Whether an update goes on that may need an analysis: not the first version, nor what is aborted or promoted. */
function isOnItsWay(moment: RolloutMoment): boolean {
  return (
    moment.stableHash !== '' &&
    !moment.isFullyPromoted &&
    !moment.isChanged &&
    !moment.isAborted &&
    !moment.isPromotedInFull
  );
}

export function templateNames(analysis: JsonObject): JsonObject[] {
  return listAt(analysis, 'templates').map(template => objectAt(template));
}
