/** The instant so many seconds after another, ISO 8601 in UTC; absent when the other cannot be read. */
export function instantAfter(
  start: string | undefined,
  seconds: number,
): string | undefined {
  if (start === undefined) return undefined;
  const instant = Date.parse(start) + seconds * 1000;
  // Dates end at ±8.64e15 ms.
  return Math.abs(instant) <= 8.64e15
    ? new Date(instant).toISOString()
    : undefined;
}
