import { performance } from 'node:perf_hooks';

import { ServiceUnavailableError } from '@backstage/errors';

import { OpeningRate } from './OpeningRate';

/** Bounds what open streams may cost, by person and by process, and ends them all at shutdown. */
export class StreamLimits {
  readonly #open = new Map<string, Set<AbortController>>();
  #total = 0;

  constructor(
    private readonly perUser = 20,
    private readonly perProcess = 2000,
    // A browser opens its stream anew whenever one of its tabs shows something else.
    private readonly rate = new OpeningRate({
      atOnce: 120,
      perSecond: 2,
      clock: () => performance.now(),
    }),
  ) {}

  /** How many are open in this process. */
  get size(): number {
    return this.#total;
  }

  /** @throws ServiceUnavailableError when the person, or the process, has too many, or the person too often. */
  open(user: string): { signal: AbortSignal; close: () => void } {
    const streams = this.#open.get(user) ?? new Set();
    if (streams.size >= this.perUser) {
      throw new ServiceUnavailableError(
        `You have ${streams.size} live pages of rollouts open already; close some of them`,
      );
    }
    if (!this.rate.take(user)) {
      throw new ServiceUnavailableError(
        'You open live pages of rollouts faster than this portal serves them; try again in a moment',
      );
    }
    if (this.#total >= this.perProcess) {
      throw new ServiceUnavailableError(
        'This portal serves as many live pages of rollouts as it can; try again later',
      );
    }
    const controller = new AbortController();
    this.#open.set(user, streams.add(controller));
    this.#total += 1;
    return {
      signal: controller.signal,
      close: () => {
        controller.abort();
        if (streams.delete(controller)) {
          this.#total -= 1;
        }
        if (streams.size === 0) {
          this.#open.delete(user);
        }
      },
    };
  }

  /** Open streams hold up the server's shutdown until they end. */
  closeAll(): void {
    for (const streams of this.#open.values()) {
      streams.forEach(controller => controller.abort());
    }
  }
}
