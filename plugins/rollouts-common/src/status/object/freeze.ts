/**
 * Plain data without the keys that have no value, so that absent means absent, frozen all the way down. A copy: from
 * what keys were deleted of, everything reads slowly, and it is twice as large to keep.
 */
export function freeze<T extends object>(data: T): T;
export function freeze(data: object): unknown {
  return frozen(data);
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozen));
  const entries: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    if (part !== undefined) entries.push([key, frozen(part)]);
  }
  // Not by assignment: a label may be named `__proto__`.
  return Object.freeze(Object.fromEntries(entries));
}
