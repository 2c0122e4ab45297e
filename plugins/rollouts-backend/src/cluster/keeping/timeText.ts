const LENGTH = '2026-11-21T00:00:00Z'.length;
const MOST = 2 ** 32;

/** Seconds since 1970 of a time as the API server writes it; undefined for any other text. */
export function timeOf(text: string): number | undefined {
  if (text.length !== LENGTH || !text.endsWith('Z')) return undefined;
  const seconds = Date.parse(text) / 1_000;
  if (!(seconds >= 0 && seconds < MOST)) return undefined;
  return timeText(seconds) === text ? seconds : undefined;
}

export function timeText(seconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, LENGTH - 1)}Z`;
}
