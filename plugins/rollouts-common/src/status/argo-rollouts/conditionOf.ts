import type { RolloutFacts } from './RolloutFacts';

/** One condition of the Rollout by its type. */
export function conditionOf(
  facts: RolloutFacts,
  type: string,
): RolloutFacts['status']['conditions'][number] | undefined {
  // Asked a dozen times of each rollout of a fleet, and `find` would allocate a closure each time.
  for (const condition of facts.status.conditions) {
    if (condition.type === type) return condition;
  }
  return undefined;
}
