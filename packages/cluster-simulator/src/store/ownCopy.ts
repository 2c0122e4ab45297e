import type { JsonValue } from './Json';

/**
 * A copy that whoever gave the value cannot change any more. What is frozen is taken as it is: only `deepFreeze` freezes
 * here, and nobody changes that.
 */
export function ownCopy<T extends JsonValue | undefined>(value: T): T;
export function ownCopy(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return value;
  }
  if (Array.isArray(value)) return value.map(item => ownCopy(item));
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [field, ownCopy(part)]),
  );
}
