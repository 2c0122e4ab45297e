import type { Timing } from './Timing';

export type NamespaceWatchesOptions<Watched> = {
  /** What is to be watched in a namespace from now on; `run` resolves when its signal has aborted. */
  open(namespace: string): {
    watched: Watched;
    run(signal: AbortSignal): Promise<void>;
  };
  /** No longer watched: what it knew of these rollouts is not known any more. */
  closed(uids: Iterable<string>): void;
  timing: Timing;
  /** Namespaces watched at a time. */
  cap: number;
  /** How long a namespace stays watched after its last rollout came to rest: much of it still changes. */
  releaseAfter: number;
};

type Lease<Watched> = {
  watched: Watched;
  /** uids of the rollouts that it was opened for, and of those that came later. */
  servedUids: Set<string>;
  ended: AbortController;
  /** Present while it waits to be released. */
  release?: AbortController;
};

/**
 * Watches something in those namespaces in which a rollout needs it: once per namespace, shared by its rollouts,
 * released a while after the last has stopped needing it. Over the cap, nothing is known rather than guessed.
 */
export class NamespaceWatches<Watched> {
  /** uids of the rollouts that need it, per namespace; the first in line is watched first. */
  readonly #wanted = new Map<string, Set<string>>();
  readonly #leases = new Map<string, Lease<Watched>>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly options: NamespaceWatchesOptions<Watched>,
    private readonly signal: AbortSignal,
  ) {}

  /** Whether this rollout needs it now; to be told after each of its changes. */
  need(rollout: { namespace: string; uid: string }, isNeeded: boolean): void {
    const { namespace, uid } = rollout;
    const uids = this.#wanted.get(namespace) ?? new Set();
    // Nearly all are at rest, and stay so.
    if (uids.has(uid) === isNeeded) return;
    if (isNeeded) {
      uids.add(uid);
      this.#wanted.set(namespace, uids);
      this.#leases.get(namespace)?.servedUids.add(uid);
    } else {
      uids.delete(uid);
      if (uids.size === 0) this.#wanted.delete(namespace);
    }
    this.#adjust();
  }

  /** uids of the rollouts of a namespace that need it. */
  needing(namespace: string): Iterable<string> {
    return this.#wanted.get(namespace) ?? [];
  }

  get(namespace: string): Watched | undefined {
    return this.#leases.get(namespace)?.watched;
  }

  /** Resolves when all watches have ended, which they do when the signal aborts. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  #adjust(): void {
    if (this.signal.aborted) return;
    for (const [namespace, lease] of this.#leases) {
      if (this.#wanted.has(namespace)) {
        lease.release?.abort();
        delete lease.release;
      } else if (!lease.release) {
        this.#releaseLater(namespace, lease);
      }
    }
    for (const namespace of this.#wanted.keys()) {
      if (this.#leases.has(namespace)) continue;
      if (this.#leases.size >= this.options.cap && !this.#releaseOne()) return;
      this.#open(namespace);
    }
  }

  /** One that is needed now counts more than one that was. */
  #releaseOne(): boolean {
    for (const [namespace, lease] of this.#leases) {
      if (lease.release) {
        this.#close(namespace, lease);
        return true;
      }
    }
    return false;
  }

  #releaseLater(namespace: string, lease: Lease<Watched>): void {
    const release = new AbortController();
    lease.release = release;
    this.options.timing
      .sleep(
        this.options.releaseAfter,
        AbortSignal.any([release.signal, lease.ended.signal, this.signal]),
      )
      .then(
        () => {
          this.#close(namespace, lease);
          this.#adjust();
        },
        () => {},
      );
  }

  #open(namespace: string): void {
    const ended = new AbortController();
    const { watched, run } = this.options.open(namespace);
    this.#leases.set(namespace, {
      watched,
      ended,
      servedUids: new Set(this.#wanted.get(namespace)),
    });
    const running = run(AbortSignal.any([this.signal, ended.signal]));
    this.#running.add(running);
    running.finally(() => this.#running.delete(running)).catch(() => {});
  }

  #close(namespace: string, lease: Lease<Watched>): void {
    if (this.#leases.get(namespace) !== lease) return;
    this.#leases.delete(namespace);
    lease.ended.abort();
    this.options.closed(lease.servedUids);
  }
}
