import { goDurationSeconds } from '../object/goDurationSeconds';

const INT32_MAX = 2 ** 31 - 1;

/**
 * How long a pause lasts, read as the controller reads it: an integer or a string of digits is seconds, else a Go
 * duration such as `1h30m`, cut to whole seconds. What cannot be read is -1: the controller lets such a pause end at once.
 */
export function pauseSeconds(duration: string | number): number {
  if (typeof duration === 'number') {
    return Number.isInteger(duration) && Math.abs(duration) <= INT32_MAX
      ? duration
      : -1;
  }
  if (/^[+-]?\d+$/.test(duration)) {
    const seconds = Number(duration);
    if (Math.abs(seconds) <= INT32_MAX) return seconds;
    // Go would now try it as a duration and miss the unit.
    return -1;
  }
  const seconds = goDurationSeconds(duration);
  return seconds === undefined || seconds > INT32_MAX ? -1 : seconds;
}
