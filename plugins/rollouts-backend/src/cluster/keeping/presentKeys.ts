/** Those keys whose value, at the same place, is there. */
export function presentKeys(
  keys: readonly string[],
  values: readonly unknown[],
): readonly string[] {
  return values.includes(undefined)
    ? keys.filter((_, index) => values[index] !== undefined)
    : keys;
}
