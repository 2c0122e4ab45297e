import { SilenceError } from './connection/Connection';
import type { Timing } from './Timing';

/**
 * What the work gives, if it does so in time; otherwise nobody waits for it any longer.
 *
 * @throws SilenceError
 */
export async function withinTime<T>(
  work: Promise<T>,
  ms: number,
  timing: Pick<Timing, 'sleep'>,
): Promise<T> {
  const done = new AbortController();
  const late = timing.sleep(ms, done.signal).then((): never => {
    throw new SilenceError('not in time');
  });
  // Aborted below, when the race is over.
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
