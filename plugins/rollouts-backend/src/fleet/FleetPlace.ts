import type { Timing } from '../cluster/Timing';
import type { ClusterDescription, Fleet } from './Fleet';
import type { RunningCluster } from './RunningCluster';
import { untilRead } from './untilRead';

type Running = { cluster: RunningCluster; stopping: AbortController };

/**
 * The place of one name in the fleet. When a cluster is to be reached in another way, what was known of it stays until
 * the new watch knows it, too.
 */
export class FleetPlace {
  #shown: Running | undefined;
  #next: Running | undefined;
  #signal: AbortSignal | undefined;
  #description: ClusterDescription = { notices: [] };

  constructor(
    private readonly name: string,
    private readonly fleet: Fleet,
    private readonly timing: Timing,
  ) {}

  get shown(): RunningCluster | undefined {
    return this.#shown?.cluster;
  }

  /** What is here from now on; watched when, or as soon as, this place is started. */
  become(cluster: RunningCluster): void {
    this.#next?.stopping.abort();
    const next = { cluster, stopping: new AbortController() };
    this.#next = next;
    this.#startWatch(next);
    if (!this.#shown) this.#show(next);
    else void this.#handOver(next);
  }

  start(signal: AbortSignal): void {
    this.#signal = signal;
    for (const running of [this.#shown, this.#next]) {
      if (running) this.#startWatch(running);
    }
  }

  describe(description: ClusterDescription): void {
    this.#description = description;
    this.fleet.describe(this.name, description);
  }

  end(): void {
    this.#next?.stopping.abort();
    this.#shown?.stopping.abort();
    this.#next = undefined;
    this.#shown = undefined;
    this.fleet.remove(this.name);
  }

  #startWatch({ cluster, stopping }: Running): void {
    if (!this.#signal) return;
    cluster.start(AbortSignal.any([this.#signal, stopping.signal]));
  }

  async #handOver(next: Running): Promise<void> {
    await untilRead(next.cluster.facts, this.timing, next.stopping.signal);
    if (this.#next === next) this.#show(next);
  }

  #show(next: Running): void {
    const before = this.#shown;
    this.#shown = next;
    this.#next = undefined;
    this.fleet.add(next.cluster.facts);
    this.fleet.describe(this.name, this.#description);
    before?.stopping.abort();
  }
}
