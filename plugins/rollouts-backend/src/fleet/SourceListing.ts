import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import { Backoff } from '../cluster/Backoff';
import type { ClusterLogger } from '../cluster/ClusterLogger';
import { orAborted } from '../cluster/orAborted';
import type { Timing } from '../cluster/Timing';

const LIST_TIMEOUT = 30_000;
const REFRESH = 60_000;

/** What is known of a source's clusters now. */
export type ListingState = 'awaited' | 'listed' | 'failed';

export type SourceListingOptions = {
  source: ClusterSource;
  /** After each answer, and each failure. */
  changed(): void;
  logger: ClusterLogger;
  timing: Timing;
};

/** Asks a source for its clusters again and again. When it fails, those that it gave last stay. */
export class SourceListing {
  #state: ListingState = 'awaited';
  #clusters: readonly InventoryCluster[] | undefined;
  #told: string | undefined;

  constructor(private readonly options: SourceListingOptions) {}

  get name(): string {
    return this.options.source.name;
  }

  get hub(): string | undefined {
    return this.options.source.hub;
  }

  get state(): ListingState {
    return this.#state;
  }

  /** Of its last answer; undefined while there is none. */
  get clusters(): readonly InventoryCluster[] | undefined {
    return this.#clusters;
  }

  /** Until the signal aborts; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { timing, changed } = this.options;
    let backoff = new Backoff(timing);
    while (!signal.aborted) {
      const isListed = await this.#list(signal);
      if (signal.aborted) return;
      changed();
      if (isListed) backoff = new Backoff(timing);
      await timing
        .sleep(isListed ? refreshIn() : backoff.next(), signal)
        .catch(() => {});
    }
  }

  async #list(signal: AbortSignal): Promise<boolean> {
    const { source } = this.options;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIST_TIMEOUT)]);
    try {
      this.#clusters = await orAborted(source.list(limit), limit);
      this.#state = 'listed';
      this.#told = undefined;
      return true;
    } catch (error) {
      this.#state = 'failed';
      this.#tell(String(error), signal);
      return false;
    }
  }

  /** Once per reason, however often it fails for it. */
  #tell(reason: string, signal: AbortSignal): void {
    if (signal.aborted || reason === this.#told) return;
    this.#told = reason;
    this.options.logger.warn(
      `The clusters of ${this.name} cannot be listed: ${reason}`,
    );
  }
}

/** Not all sources at one instant. */
function refreshIn(): number {
  return REFRESH * (0.9 + Math.random() / 5);
}
