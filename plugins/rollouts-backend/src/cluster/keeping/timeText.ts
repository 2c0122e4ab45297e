const LENGTH = '2026-11-21T00:00:00Z'.length;
const DAY_LENGTH = '2026-11-21T'.length;
const MOST = 2 ** 32;
const DAY = 86_400;
const DAYS_MOST = 1_024;

/** Most times of a fleet are of the same few days, and to write out a date takes longer than all else. */
const days = new Map<number, string>();

/** Seconds since 1970 of a time as the API server writes it; undefined for any other text. */
export function timeOf(text: string): number | undefined {
  if (text.length !== LENGTH || !text.endsWith('Z')) return undefined;
  const seconds = Date.parse(text) / 1_000;
  if (!(seconds >= 0 && seconds < MOST)) return undefined;
  return timeText(seconds) === text ? seconds : undefined;
}

export function timeText(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  const rest = seconds - day * DAY;
  const hours = twoDigits(Math.floor(rest / 3_600));
  const minutes = twoDigits(Math.floor(rest / 60) % 60);
  return `${dayText(day)}${hours}:${minutes}:${twoDigits(rest % 60)}Z`;
}

function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY * 1_000).toISOString().slice(0, DAY_LENGTH);
  if (days.size >= DAYS_MOST) days.clear();
  days.set(day, text);
  return text;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
