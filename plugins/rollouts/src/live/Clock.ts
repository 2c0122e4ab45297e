/** Time and chance, passed in so that tests need not wait for either. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`, or at once when aborted; never rejects and leaves no timer behind. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Between 0 and 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const timer = setTimeout(finish, ms);
      signal.addEventListener('abort', finish, { once: true });
      function finish() {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        resolve();
      }
    }),
};
