/** Freezes plain data all the way down and drops keys without a value, so that absent means absent. */
export function freeze<T extends object>(data: T): T {
  for (const key of Reflect.ownKeys(data)) {
    const value: unknown = Reflect.get(data, key);
    if (value === undefined && !Array.isArray(data)) {
      Reflect.deleteProperty(data, key);
    } else if (typeof value === 'object' && value !== null) {
      freeze(value);
    }
  }
  return Object.freeze(data);
}
