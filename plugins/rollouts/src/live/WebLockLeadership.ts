import { abortedWith } from './abortedWith';
import type { Leadership, LeadOptions } from './Leadership';

/**
 * Whoever holds the lock leads. The browser hands it on when the tab that holds it is closed, crashes, is discarded, or
 * goes to another page.
 */
export class WebLockLeadership implements Leadership {
  constructor(
    private readonly locks: Pick<LockManager, 'request'>,
    private readonly name: string,
  ) {}

  async run(
    lead: (signal: AbortSignal) => Promise<void>,
    { signal, steal }: LeadOptions,
  ): Promise<void> {
    const held = abortedWith(signal);
    try {
      await this.locks.request(
        this.name,
        // The standard allows one of the two.
        steal ? { steal } : { signal },
        () => lead(held.signal),
      );
    } catch (error) {
      // Stolen, or not wanted any more.
      if (!isAbort(error)) throw error;
    } finally {
      held.abort();
    }
  }
}

/** By its name: not everywhere is a DOMException an Error. */
function isAbort(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'AbortError'
  );
}
