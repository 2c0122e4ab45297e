import { oppositeOf, type Certainty } from './Certainty';
import type { RolloutCondition } from './RolloutCondition';
import type { RolloutQuery, RolloutResource } from './RolloutResource';

/**
 * Whether a rollout meets a policy's condition, whatever that is of it which is not known: an owner who cannot be told
 * is neither somebody nor somebody else.
 */
export function meetsCondition(
  rollout: RolloutResource,
  condition: RolloutCondition,
): boolean {
  return isMet(rollout, condition, 'surely');
}

function isMet(
  rollout: RolloutResource,
  condition: RolloutCondition,
  how: Certainty,
): boolean {
  if ('allOf' in condition) {
    return condition.allOf.every(each => isMet(rollout, each, how));
  }
  if ('anyOf' in condition) {
    return condition.anyOf.some(each => isMet(rollout, each, how));
  }
  if ('not' in condition) {
    return !isMet(rollout, condition.not, oppositeOf(how));
  }
  // What it is known to be, such as its named owner, it is for certain.
  return (
    meetsQuery(rollout, condition) ||
    (how === 'possibly' && rollout.unknown.includes(condition.field))
  );
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
