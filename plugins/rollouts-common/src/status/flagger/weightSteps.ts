/** What `spec.analysis` says of weights, as written. */
export type WrittenWeights = {
  stepWeight?: number;
  stepWeights?: readonly number[];
  maxWeight?: number;
};

/** More is a typing error that would only cost memory. */
const MOST_STEPS = 1000;

/**
 * The percentages that a weighted run goes through: from 0 by `stepWeight`, which wins, or along `stepWeights`, until
 * `maxWeight` is reached or passed; never above 100 (Flagger `pkg/controller/scheduler.go`, nextStepWeight).
 */
export function weightSteps({
  stepWeight = 0,
  stepWeights = [],
  maxWeight = 0,
}: WrittenWeights): number[] {
  const last = stepWeights.at(-1);
  const steps: number[] = [];
  if (stepWeight > 0) {
    const max = Math.min(last ?? (maxWeight > 0 ? maxWeight : 100), 100);
    for (let weight = 0; weight < max && steps.length < MOST_STEPS; ) {
      weight = Math.min(100, weight + stepWeight);
      steps.push(weight);
    }
    return steps;
  }
  const max = Math.min(last ?? 0, 100);
  for (const written of stepWeights.slice(0, MOST_STEPS)) {
    const weight = Math.min(100, written);
    if (weight > (steps.at(-1) ?? 0)) steps.push(weight);
    if (weight >= max) break;
  }
  return steps;
}
