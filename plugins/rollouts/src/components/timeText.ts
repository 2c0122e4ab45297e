import { DateTime } from 'luxon';

/** A length of time as a clock shows it: `0:48`, `12:07`, `1:02:09`, `3 d 4 h`. Never negative. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}`
    : `${minutes}:${rest}`;
}

/** Time of day, with the day before it when that is not today: `14:02`, `Thu 09:40`, `3 Mar 09:40`. */
export function timeText(iso: string, now: number): string {
  return withDay(iso, now, 'HH:mm');
}

/** Times of one list. Those that fall into the same minute are told apart by their seconds: `14:02:07`, `14:02:31`. */
export function timeTexts(isos: readonly string[], now: number): string[] {
  const minutes = isos.map(iso => Math.floor(Date.parse(iso) / 60_000));
  return isos.map((iso, index) => {
    const isAlone = minutes.every(
      (minute, other) => other === index || minute !== minutes[index],
    );
    return withDay(iso, now, isAlone ? 'HH:mm' : 'HH:mm:ss');
  });
}

function withDay(iso: string, now: number, format: string): string {
  const at = DateTime.fromISO(iso);
  const today = DateTime.fromMillis(now);
  const time = at.toFormat(format);
  if (at.hasSame(today, 'day')) return time;
  return Math.abs(today.diff(at, 'days').days) < 6
    ? `${at.toFormat('ccc')} ${time}`
    : `${at.toFormat('d LLL')} ${time}`;
}

/** Time of day to the second, for "since when" and "last contact". */
export function preciseTimeText(iso: string, now: number): string {
  const at = DateTime.fromISO(iso);
  return at.hasSame(DateTime.fromMillis(now), 'day')
    ? at.toFormat('HH:mm:ss')
    : `${at.toFormat('d LLL')} ${at.toFormat('HH:mm:ss')}`;
}

/** The whole instant, for those who point at a time. */
export function absoluteTimeText(iso: string): string {
  return DateTime.fromISO(iso).toFormat('d LLL yyyy HH:mm:ss ZZZZ');
}
