const LENGTH = '2026-11-21T00:00:00Z'.length;
const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
const FIRST_YEAR = 1970;
// Of March to February, so that a leap day is the last of all.
const DAYS_BEFORE = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];
const DAY_LENGTH = '2026-11-21T'.length;
const MOST = 2 ** 32;
const DAY = 86_400;
const DAYS_MOST = 1_024;
/** The first of January 1970 in days as `dayOf` counts them. */
const EPOCH = 719_468;

/** Most times of a fleet are of the same few days, and to write out a date takes longer than all else. */
const days = new Map<number, string>();

/** Seconds since 1970 of a time as the API server writes it; undefined for any other text. */
export function timeOf(text: string): number | undefined {
  if (text.length !== LENGTH) return undefined;
  const isTime =
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    text[19] === 'Z';
  if (!isTime) return undefined;
  const day = dayOf(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
  const hours = digits(text, 11, 2);
  const minutes = digits(text, 14, 2);
  const rest = digits(text, 17, 2);
  if (!(hours < 24 && minutes < 60 && rest < 60)) return undefined;
  const seconds = day * DAY + hours * 3_600 + minutes * 60 + rest;
  return seconds >= 0 && seconds < MOST ? seconds : undefined;
}

/** NaN where not all of them are digits. */
function digits(text: string, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > NINE) return NaN;
    value = value * 10 + code - ZERO;
  }
  return value;
}

/** Days since 1970; NaN where there is no such day. `Date` knows that, too, in ten times the time. */
function dayOf(year: number, month: number, day: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  // Of a year that begins in March.
  const from = month < 3 ? year - 1 : year;
  const before = DAYS_BEFORE[(month + 9) % 12];
  const after = DAYS_BEFORE[(month + 10) % 12] ?? 0;
  const last = month === 2 ? 28 + Number(isLeap) : after - (before ?? 0);
  if (before === undefined || month < 1 || month > 12) return NaN;
  // `>` and `<` let NaN pass; so this asks what has to be.
  if (!(year >= FIRST_YEAR && day >= 1 && day <= last)) return NaN;
  const leapDays =
    Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leapDays + before + day - 1 - EPOCH;
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
