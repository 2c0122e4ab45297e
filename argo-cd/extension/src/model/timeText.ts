/** Time of day, with the day before it when that is not today. */
export function timeText(instant: string | number, now: number): string {
  const at = new Date(instant);
  const time = at.toLocaleTimeString('en-GB');
  if (at.toDateString() === new Date(now).toDateString()) return time;
  const day = at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
  });
  return `${day} ${time}`;
}
