import type { ClusterWatch } from './insides';

/** One cluster as the portal sees it. */
export class Watched {
  /** Every state that it was said to be in, such as `reconnecting: cluster-timeout`, in order. */
  readonly told: string[] = [];
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(readonly facts: ClusterWatch) {
    facts.subscribe(({ what }) => {
      if (what === 'freshness') this.told.push(this.state());
    });
    this.#running = facts.start(this.#stopping.signal);
  }

  /** Such as `live`, or `reconnecting: cluster-timeout`. */
  state(): string {
    const { state, problem } = this.facts.freshness();
    return problem ? `${state}: ${problem.code}` : state;
  }

  isLive(): boolean {
    return this.facts.freshness().state === 'live';
  }

  /** How one kind is watched. */
  status(kind: string) {
    return this.facts.watches().find(watch => watch.kind === kind);
  }

  /** Keys of all that is known, such as `default/web`, sorted. */
  keys(): string[] {
    return this.facts.kinds
      .flatMap(kind => [...kind.entries()].map(([key]) => key))
      .sort();
  }

  knows(name: string): boolean {
    return (
      this.facts.argoRollouts.rollouts.get(`default/${name}`) !== undefined
    );
  }

  /** The wanted image of a rollout, as far as known. */
  image(name: string): string | undefined {
    const rollout = this.facts.argoRollouts.rollouts.get(`default/${name}`);
    return rollout?.images[0];
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }
}
