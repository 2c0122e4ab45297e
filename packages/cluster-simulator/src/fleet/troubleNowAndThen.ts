import type { Faults } from '../api-server/Faults';
import type { Clock } from '../clock/Clock';

const MINUTE = 60_000;

/** Every ten minutes or so the cluster is out of reach for long enough to count as stale. */
export async function troubleNowAndThen(
  faults: Faults,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await clock.wait(8 * MINUTE, signal);
    const lift = faults.silence();
    await clock.wait(2 * MINUTE, signal);
    lift();
  }
}
