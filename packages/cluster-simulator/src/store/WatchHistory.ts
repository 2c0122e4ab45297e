import type { Resource } from './Resource';
import type { StoredObject } from './KubernetesObject';

/** One write, as a watch tells it. */
export type Change = {
  version: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: Resource;
  /** Of a deletion: as it was, with the version of the deletion. */
  object: StoredObject;
  /** As it was before; absent of an addition. */
  before?: StoredObject;
};

/** The last writes of a cluster. */
export class WatchHistory {
  readonly #changes: Change[] = [];
  #forgottenUpTo = 0;

  /** `length`: how many writes are kept. */
  constructor(private readonly length: number) {}

  /** Whether everything after this version is still known. */
  reachesBackTo(version: number): boolean {
    return version >= this.#forgottenUpTo;
  }

  /** The oldest version from where one can go on. */
  get oldest(): number {
    return this.#forgottenUpTo;
  }

  record(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > this.length) {
      const forgotten = this.#changes.shift();
      if (forgotten) this.#forgottenUpTo = forgotten.version;
    }
  }

  /** In order; empty when nothing has happened since. */
  after(version: number): readonly Change[] {
    return this.#changes.filter(change => change.version > version);
  }

  /** What was written of one kind was of another, as it is when a kind is served in another version. */
  convert(from: Resource, to: (change: Change) => Change): void {
    this.#changes.forEach((change, index) => {
      if (change.resource === from) this.#changes[index] = to(change);
    });
  }

  forgetUpTo(version: number): void {
    this.#changes.splice(0, this.#changes.length);
    this.#forgottenUpTo = version;
  }
}
