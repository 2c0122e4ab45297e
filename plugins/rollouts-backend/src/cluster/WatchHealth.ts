import type { Timing } from './Timing';
import type { WatchMeter } from './WatchMeter';

/** Why a try failed: an HTTP status, an error code of Node, or a word of ours. */
export type FailureCode = string;

export type WatchHealthReport = {
  /** When a list was last complete. */
  lastSyncedAt?: Date;
  lastEventAt?: Date;
  /** Tries that failed in a row. */
  attempt: number;
  nextRetryAt?: Date;
  failure?: FailureCode;
};

/** How one watch has been doing, for whoever wonders why. It decides nothing. */
export class WatchHealth {
  #lastSyncedAt: Date | undefined;
  #lastEventAt: Date | undefined;
  #attempt = 0;
  #nextRetryAt: Date | undefined;
  #failure: FailureCode | undefined;

  /** @param resource - what is watched, as the meter is told it */
  constructor(
    private readonly timing: Pick<Timing, 'now'>,
    private readonly resource: string,
    private readonly meter?: WatchMeter | undefined,
  ) {}

  /** A list was complete. */
  synced(): void {
    this.#lastSyncedAt = this.timing.now();
    this.meter?.list(this.resource);
  }

  /** The server has told of an object. */
  heard(): void {
    this.#lastEventAt = this.timing.now();
    this.meter?.event(this.resource);
  }

  /** The server has taken the watch. */
  live(): void {
    this.#attempt = 0;
    this.#nextRetryAt = undefined;
    this.#failure = undefined;
  }

  failed(failure: FailureCode, retryInMs: number): void {
    this.#attempt += 1;
    this.#failure = failure;
    this.#nextRetryAt = new Date(this.timing.now().getTime() + retryInMs);
    this.meter?.failure(this.resource, failure);
  }

  report(): WatchHealthReport {
    return {
      attempt: this.#attempt,
      ...(this.#lastSyncedAt && { lastSyncedAt: this.#lastSyncedAt }),
      ...(this.#lastEventAt && { lastEventAt: this.#lastEventAt }),
      ...(this.#nextRetryAt && { nextRetryAt: this.#nextRetryAt }),
      ...(this.#failure !== undefined && { failure: this.#failure }),
    };
  }
}
