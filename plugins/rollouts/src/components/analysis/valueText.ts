/** A measured number with six digits: they tell all that a threshold written by a person can ask. */
export function valueText(value: number): string {
  return String(Number(value.toPrecision(6)));
}
