import type { RolloutFacts } from './RolloutFacts';

/** One condition of the Rollout by its type. */
export function conditionOf(
  facts: RolloutFacts,
  type: string,
): RolloutFacts['status']['conditions'][number] | undefined {
  return facts.status.conditions.find(condition => condition.type === type);
}
