import type { JsonValue } from './Json';

/** What the store gives out is shared, so nobody may change it. */
export function deepFreeze<T extends JsonValue>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) {
      if (part !== undefined) deepFreeze(part);
    }
  }
  return value;
}
