import {
  sentence,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

/** What is watched for those who look at one rollout. */
export type OpenWatch = {
  cluster: string;
  /** Entity references of those who look; nobody for one that waits to be released. */
  viewers(): ReadonlySet<string>;
  close(): void;
};

const PER_USER = 40;
const PER_CLUSTER = 100;
const PER_PROCESS = 500;

/**
 * Bounds what is watched because somebody looks, by person, by cluster and by process. One that nobody looks at any
 * more makes way for one that somebody does.
 */
export class OpenLimits {
  /** In the order of their opening. */
  readonly #open = new Set<OpenWatch>();
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly perUser = PER_USER,
    private readonly perCluster = PER_CLUSTER,
    private readonly perProcess = PER_PROCESS,
  ) {}

  /** @returns why it may not be opened; undefined when it counts as open from now on */
  admit(watch: OpenWatch): Sentence | undefined {
    const isTooMuchForAll = [...watch.viewers()].every(
      user =>
        this.#opened(({ viewers }) => viewers().has(user)) >= this.perUser,
    );
    if (isTooMuchForAll) {
      return sentence('pods-capped-user', { number: this.perUser });
    }
    const isOfCluster = ({ cluster }: OpenWatch) => cluster === watch.cluster;
    if (!this.#makeRoom(this.perCluster, isOfCluster)) {
      return sentence('pods-capped-cluster', { number: this.perCluster });
    }
    if (!this.#makeRoom(this.perProcess, () => true)) {
      return sentence('pods-capped-process', { number: this.perProcess });
    }
    this.#open.add(watch);
    return undefined;
  }

  /** It does not count any more. */
  release(watch: OpenWatch): void {
    if (this.#open.delete(watch)) this.viewersChanged();
  }

  /** Somebody has stopped looking: who was refused may try again. */
  viewersChanged(): void {
    [...this.#waiting].forEach(tryAgain => tryAgain());
  }

  /** Calls back when one that was refused may be admitted. Returns how to stop. */
  onRoom(tryAgain: () => void): () => void {
    this.#waiting.add(tryAgain);
    return () => this.#waiting.delete(tryAgain);
  }

  #opened(counts: (watch: OpenWatch) => boolean): number {
    return [...this.#open].filter(counts).length;
  }

  #makeRoom(cap: number, counts: (watch: OpenWatch) => boolean): boolean {
    if (this.#opened(counts) < cap) return true;
    const idle = [...this.#open].find(
      watch => counts(watch) && watch.viewers().size === 0,
    );
    if (!idle) return false;
    this.#open.delete(idle);
    idle.close();
    return true;
  }
}
