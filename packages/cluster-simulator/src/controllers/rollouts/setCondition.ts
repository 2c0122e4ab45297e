import type { JsonObject, JsonValue } from '../../store/Json';
import { textAt } from '../engine/fields';

export type Condition = {
  type: string;
  status: string;
  reason: string;
  message: string;
};

/** With this one, as the last, in the place of the other of its type; the same list when it says nothing new. */
export function setCondition(
  conditions: JsonValue[],
  condition: Condition,
  now: string,
): JsonValue[] {
  const { type, status, reason, message } = condition;
  const known = conditions.find(other => textAt(other, 'type') === type);
  const isSame = textAt(known, 'status') === status;
  if (
    isSame &&
    textAt(known, 'reason') === reason &&
    textAt(known, 'message') === message
  ) {
    return conditions;
  }
  const added: JsonObject = {
    ...condition,
    lastUpdateTime: now,
    lastTransitionTime: (isSame && textAt(known, 'lastTransitionTime')) || now,
  };
  return [...conditions.filter(other => other !== known), added];
}
