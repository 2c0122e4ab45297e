import { humanDuration } from './humanDuration';
import type { Checkpoint } from './Recording';
import type { Clock } from './rolloutText';

/** Upstream reads the clock once for each line, somewhere between the two times of a checkpoint. */
const TOLERANCE_SECONDS = 2;

/**
 * A clock that says a time as upstream's text does wherever that is right within two seconds, so that the rest of the
 * two texts can be compared letter by letter.
 */
export function upstreamClock({ get, wall, wallGetEnd }: Checkpoint): Clock {
  const [titles = '', ...lines] = (get.split(/\n\n(?=NAME )/)[1] ?? '').split(
    '\n',
  );
  const from = titles.indexOf('AGE');
  const to = titles.indexOf('INFO');
  return {
    age: (line, since) =>
      agreed([...(lines[line] ?? '')].slice(from, to).join('').trim(), offset =>
        humanDuration(secondsBetween(since, wallGetEnd) + offset),
      ),
    delay: (line, until) =>
      agreed(/delay:(\S+)$/.exec(lines[line] ?? '')?.[1] ?? '', offset => {
        const left = secondsBetween(wall, until) + offset;
        return left < 0 ? 'passed' : humanDuration(left);
      }),
  };
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** Upstream's text where a clock within the tolerance says the same, else ours. */
function agreed(theirs: string, ours: (offset: number) => string): string {
  const offsets = Array.from(
    { length: 2 * TOLERANCE_SECONDS + 1 },
    (_, index) => index - TOLERANCE_SECONDS,
  );
  return offsets.some(offset => ours(offset) === theirs) ? theirs : ours(0);
}
