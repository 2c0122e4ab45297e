import { isJsonObject, type JsonObject } from '../../store/Json';
import { numberAt } from '../engine/fields';
import type { RolloutMoment } from './RolloutMoment';

/** The weight of the last `setWeight` up to the current step. */
export function setWeight(moment: RolloutMoment): number {
  if (moment.isAborted) return 0;
  if (!moment.currentStep) return moment.maxWeight;
  return weightUpTo(moment, moment.stepIndex);
}

/** The weight of the last `setWeight` up to this index. */
export function weightUpTo({ steps }: RolloutMoment, index: number): number {
  return (
    steps
      .slice(0, index + 1)
      .map(step => numberAt(step, 'setWeight'))
      .filter(weight => weight !== undefined)
      .at(-1) ?? 0
  );
}

/** The `setCanaryScale` that is in force. */
export function canaryScale({
  isRouted,
  isAborted,
  steps,
  stepIndex,
}: RolloutMoment): JsonObject | undefined {
  if (!isRouted || isAborted) return undefined;
  const scale = steps
    .slice(0, stepIndex + 1)
    .map(step => step.setCanaryScale)
    .filter(isJsonObject)
    .at(-1);
  return scale?.matchTrafficWeight === true ? undefined : scale;
}
