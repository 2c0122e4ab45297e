/** What stands at this path, undefined when nothing does. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const part of path) {
    found = isRecord(found) ? found[part] : undefined;
  }
  return found;
}

export function isRecord(
  value: unknown,
): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
