/** What changed since the last send. */
export type FeedBatch = {
  /** Ids of rollouts that may have changed. */
  rollouts: ReadonlySet<string>;
  /** Any rollout may have changed. */
  everything: boolean;
  /** How current the clusters are has changed. */
  clusters: boolean;
  /** It is time to ask again what the person may see. */
  permissions: boolean;
};

/** Gathers changes; only names are kept, so a slow reader costs no memory and gets the newest state. */
export class PendingChanges {
  #rollouts = new Set<string>();
  #everything = false;
  #clusters = false;
  #permissions = false;
  #ended = false;
  #wake: () => void = () => {};

  rollout(id: string) {
    this.#rollouts.add(id);
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

  permissions() {
    this.#permissions = true;
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
    return (
      this.#rollouts.size === 0 &&
      !this.#everything &&
      !this.#clusters &&
      !this.#permissions
    );
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
      permissions: this.#permissions,
    };
    this.#rollouts = new Set();
    this.#everything = false;
    this.#clusters = false;
    this.#permissions = false;
    return batch;
  }
}
