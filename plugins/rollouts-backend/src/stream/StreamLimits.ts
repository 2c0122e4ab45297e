import { ServiceUnavailableError } from '@backstage/errors';

/** Bounds what open streams may cost, by person and by process, and ends them all at shutdown. */
export class StreamLimits {
  readonly #open = new Map<string, Set<AbortController>>();
  #total = 0;

  constructor(
    private readonly perUser = 20,
    private readonly perProcess = 2000,
  ) {}

  /** How many are open in this process. */
  get size(): number {
    return this.#total;
  }

  /** @throws ServiceUnavailableError when the person, or the process, has too many. */
  open(user: string): { signal: AbortSignal; close: () => void } {
    const streams = this.#open.get(user) ?? new Set();
    if (streams.size >= this.perUser) {
      throw new ServiceUnavailableError(
        `You have ${streams.size} live pages of rollouts open already; close some of them`,
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
