import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './Clock';

/** The time of this machine. A wait does not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: (ms, signal) => {
    // As many may wait for one end as there are objects in a fleet.
    setMaxListeners(0, signal);
    return sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  },
};
