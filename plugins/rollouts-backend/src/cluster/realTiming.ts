import { setTimeout } from 'node:timers/promises';
import type { Timing } from './Timing';

/** The durations that the portal runs with. */
export const realTiming: Timing = {
  monotonic: () => performance.now(),
  now: () => new Date(),
  sleep: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
  connectTimeout: 10_000,
  pingInterval: 2_000,
  pingTimeout: 1_500,
  requestTimeout: 30_000,
  credentialTimeout: 20_000,
  backoffFirst: 800,
  backoffMax: 30_000,
  backoffReset: 120_000,
  staleAfter: 60_000,
  lookAgain: 60_000,
  rightsValid: 300_000,
  watchSeconds: [300, 600],
};
