// A measurement is a number or a short list of them; a whole document is none that could be drawn.
const LONGEST = 10_000;

/**
 * The number in what a measurement found, which is JSON as a rule: `12`, `[0.95]`, `{"ok": 3}`.
 *
 * @param path - where the conditions look; without one, a lone number is taken
 * @returns undefined when there is none: `NaN`, a text, several candidates
 */
export function measuredNumber(
  value: string,
  path: readonly string[] | undefined,
): number | undefined {
  const found = parse(value);
  if (path === undefined) return finite(loneElement(found));
  return finite(
    path.reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null && Object.hasOwn(part, key)
          ? Reflect.get(part, key)
          : undefined,
      found,
    ),
  );
}

function parse(value: string): unknown {
  if (value.length > LONGEST) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function loneElement(found: unknown): unknown {
  return Array.isArray(found) && found.length === 1 ? found[0] : found;
}

function finite(found: unknown): number | undefined {
  return typeof found === 'number' && Number.isFinite(found)
    ? found
    : undefined;
}
