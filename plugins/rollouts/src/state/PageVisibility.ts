/** Whether anybody can see the page, passed in so that tests need no browser window to hide. */
export interface PageVisibility {
  /** Resolves once the page is so, at once when it is already, or when aborted; never rejects, leaves no listener. */
  until(state: 'shown' | 'hidden', signal: AbortSignal): Promise<void>;
}

/** What the browser says of its tab. Anything but `hidden` counts as shown: better a stream too many than an old page. */
export const documentVisibility: PageVisibility = {
  until: (state, signal) =>
    new Promise(resolve => {
      const look = () => {
        const now = document.visibilityState === 'hidden' ? 'hidden' : 'shown';
        if (now !== state && !signal.aborted) return;
        document.removeEventListener('visibilitychange', look);
        signal.removeEventListener('abort', look);
        resolve();
      };
      document.addEventListener('visibilitychange', look);
      signal.addEventListener('abort', look);
      look();
    }),
};
