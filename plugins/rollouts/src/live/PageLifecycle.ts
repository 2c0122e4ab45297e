/** Whether a page runs at all, passed in so that tests need no browser to freeze it. */
export interface PageLifecycle {
  /** A page that is left or frozen may come back, from the browser's cache say. Returns how to stop listening. */
  subscribe(listener: (state: 'stopping' | 'running') => void): () => void;
}

export const documentLifecycle: PageLifecycle = {
  subscribe: listener => {
    const stop = () => listener('stopping');
    const run = () => listener('running');
    window.addEventListener('pagehide', stop);
    document.addEventListener('freeze', stop);
    window.addEventListener('pageshow', run);
    document.addEventListener('resume', run);
    return () => {
      window.removeEventListener('pagehide', stop);
      document.removeEventListener('freeze', stop);
      window.removeEventListener('pageshow', run);
      document.removeEventListener('resume', run);
    };
  },
};
