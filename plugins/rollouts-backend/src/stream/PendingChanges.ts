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

  /** Waits for a change, then so long for more of them. */
  async next(gatherMs: number): Promise<FeedBatch | 'end'> {
    while (!this.#ended && this.#isEmpty()) {
      await this.#change();
    }
    await this.#gather(gatherMs);
    return this.#ended ? 'end' : this.#take();
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

  #take(): FeedBatch {
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
