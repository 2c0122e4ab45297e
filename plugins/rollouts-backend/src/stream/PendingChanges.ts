/** What changed since the last send. */
export type FeedBatch = {
  /** Ids of rollouts that may have changed. */
  rollouts: ReadonlySet<string>;
  /** Any rollout may have changed. */
  everything: boolean;
  /** How current the clusters are has changed. */
  clusters: boolean;
};

const NAMES_AT_MOST = 1_000;

/** Gathers changes; only names are kept, so a slow reader costs no memory and gets the newest state. */
export class PendingChanges {
  #rollouts = new Set<string>();
  #everything = false;
  #clusters = false;
  #ended = false;
  /** When changes were handed over last, on the monotonic clock. */
  #takenAt = -Infinity;
  #wake: () => void = () => {};

  rollout(id: string) {
    // Nobody may read for long, and the fleet may be large.
    if (this.#rollouts.size >= NAMES_AT_MOST) this.#everything = true;
    else this.#rollouts.add(id);
    this.#wake();
  }

  everything() {
    this.#everything = true;
    this.#wake();
  }

  clusters() {
    this.#clusters = true;
    this.#wake();
  }

  end() {
    this.#ended = true;
    this.#wake();
  }

  /**
   * Waits for a change, then so long for more of them. While they keep coming, this counts from when the last were handed
   * over, or each would be later by what it takes to send them; but half of it is always waited, to leave time for others.
   */
  async next(gatherMs: number): Promise<FeedBatch | 'end'> {
    const inStep = Math.max(
      this.#takenAt + gatherMs,
      performance.now() + gatherMs / 2,
    );
    while (!this.#ended && this.#isEmpty()) {
      await this.#change();
    }
    const now = performance.now();
    const due = inStep > now ? inStep : now + gatherMs;
    await this.#gather(due - now);
    return this.#ended ? 'end' : this.#take(due);
  }

  #isEmpty(): boolean {
    return this.#rollouts.size === 0 && !this.#everything && !this.#clusters;
  }

  async #change(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#wake = resolve;
    });
    this.#wake = () => {};
  }

  /** Ends early when nobody reads any more. */
  async #gather(ms: number): Promise<void> {
    if (this.#ended) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        if (!this.#ended) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }

  #take(due: number): FeedBatch {
    // Timers go off a little early, too, and step by step that would add up.
    this.#takenAt = Math.max(due, performance.now());
    const batch: FeedBatch = {
      rollouts: this.#rollouts,
      everything: this.#everything,
      clusters: this.#clusters,
    };
    this.#rollouts = new Set();
    this.#everything = false;
    this.#clusters = false;
    return batch;
  }
}
