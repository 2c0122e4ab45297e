const UNIT_NANOSECONDS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

const INT32_MAX = 2 ** 31 - 1;
const INT64_MAX = 2 ** 63;

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

function goDurationSeconds(text: string): number | undefined {
  const [, sign, body = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (body === '') return undefined;
  const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy;
  let nanoseconds = 0;
  let end = 0;
  for (let match = part.exec(body); match; match = part.exec(body)) {
    nanoseconds += Number(match[1]) * (UNIT_NANOSECONDS[match[2] ?? ''] ?? NaN);
    end = part.lastIndex;
  }
  if (end !== body.length || !(nanoseconds < INT64_MAX)) return undefined;
  const seconds = Math.trunc(nanoseconds / 1e9);
  // `|| 0`: there is no negative zero in Go.
  return (sign === '-' ? -seconds : seconds) || 0;
}
