/** What passes while nothing is done; a test brings its own. Each wait ends at once, without an error, on abort. */
export interface Waiting {
  now(): number;
  for(ms: number, signal: AbortSignal): Promise<void>;
  /** Nobody looks at a page in the background, so nothing is read for it. */
  untilVisible(signal: AbortSignal): Promise<void>;
}

export const browserWaiting: Waiting = {
  now: () => Date.now(),

  for: (ms, signal) =>
    new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    }),

  untilVisible: signal =>
    new Promise(resolve => {
      const look = () => {
        if (document.hidden && !signal.aborted) return;
        document.removeEventListener('visibilitychange', look);
        signal.removeEventListener('abort', look);
        resolve();
      };
      document.addEventListener('visibilitychange', look);
      signal.addEventListener('abort', look);
      look();
    }),
};
