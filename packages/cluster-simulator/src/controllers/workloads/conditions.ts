import type { JsonObject, JsonValue } from '../../store/Json';
import { listAt, objectAt, textAt } from '../engine/fields';

export function conditionOf(
  status: JsonValue | undefined,
  type: string,
): JsonObject | undefined {
  const found = listAt(status, 'conditions').find(
    condition => textAt(condition, 'type') === type,
  );
  return found === undefined ? undefined : objectAt(found);
}

export function isTrue(status: JsonValue | undefined, type: string): boolean {
  return conditionOf(status, type)?.status === 'True';
}
