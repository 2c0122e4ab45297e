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

const INT64_MAX = 2 ** 63;

/** A duration as Go writes it, such as `1h30m`, cut to whole seconds; undefined when it is none. */
export function goDurationSeconds(text: string): number | undefined {
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
