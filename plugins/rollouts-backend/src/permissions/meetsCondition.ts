import type { RolloutCondition } from './RolloutCondition';
import type { RolloutQuery, RolloutResource } from './RolloutResource';

export function meetsCondition(
  rollout: RolloutResource,
  condition: RolloutCondition,
): boolean {
  if ('allOf' in condition) {
    return condition.allOf.every(each => meetsCondition(rollout, each));
  }
  if ('anyOf' in condition) {
    return condition.anyOf.some(each => meetsCondition(rollout, each));
  }
  if ('not' in condition) return !meetsCondition(rollout, condition.not);
  return meetsQuery(rollout, condition);
}

function meetsQuery(rollout: RolloutResource, query: RolloutQuery): boolean {
  switch (query.field) {
    case 'label':
      return (
        Object.hasOwn(rollout.labels, query.key) &&
        (query.value === undefined || rollout.labels[query.key] === query.value)
      );
    case 'owners':
      return rollout.owners.some(owner => query.values.includes(owner));
    default: {
      // A cluster without an environment is in none of them, so a mistake in the config opens nothing.
      const value = rollout[query.field];
      return value !== undefined && query.values.includes(value);
    }
  }
}
