import type { ObjectKey } from './FactStore';
import type { Observed } from './ObservedObjects';

/** What a list has said so far, kept apart: nothing of it is believed before it is complete. */
export class ListedObjects<Facts> {
  readonly all = new Map<ObjectKey, Observed<Facts>>();
  #skipped = 0;

  /** @param keep - how what is listed will be kept */
  constructor(
    private readonly keep: (observed: Observed<Facts>) => Observed<Facts>,
  ) {}

  /** How many could not be read. */
  get skipped(): number {
    return this.#skipped;
  }

  put(key: ObjectKey | undefined, observed: Observed<Facts> | undefined): void {
    if (key !== undefined && observed) {
      this.all.set(key, this.keep(observed));
      return;
    }
    this.#skipped += 1;
    // What it was before is no longer true.
    if (key !== undefined) this.all.delete(key);
  }

  remove(key: ObjectKey): void {
    this.all.delete(key);
  }
}
