import type { FleetStore } from './FleetStore';
import type { SlotBits } from './SlotBits';

export type NamedOwnersOptions = {
  store: FleetStore;
  /** Who counts as owner where this entity is named; that entity is among them. */
  ownersOf(entityRef: string): Promise<readonly string[]>;
  /** Monotonic milliseconds. */
  clock: () => number;
};

/** For showing only; who acts is looked up anew. */
const KEPT_MS = 5_000;

/** Who owns the entities that rows name as their owner, as the catalog said a moment ago. */
export class NamedOwners {
  #owners: ReadonlyMap<string, readonly string[]> = new Map();
  #lookedUpAt = -Infinity;
  #lookUp: Promise<void> | undefined;
  #version = 0;

  constructor(private readonly options: NamedOwnersOptions) {}

  /** Another after each change. */
  get version(): number {
    return this.#version;
  }

  async upToDate(): Promise<void> {
    const { clock } = this.options;
    if (
      this.#lookedUpAt + KEPT_MS > clock() &&
      [...this.#named()].every(named => this.#owners.has(named))
    ) {
      return;
    }
    this.#lookUp ??= this.#ask().finally(() => {
      this.#lookUp = undefined;
    });
    await this.#lookUp;
  }

  of(named: string): readonly string[] {
    return this.#owners.get(named) ?? [named];
  }

  /** Rows that one of these entities owns. */
  rowsOwnedBy(wanted: readonly string[]): SlotBits {
    const rows = this.options.store.none();
    this.options.store
      .column('owner')
      .addRowsWhere(
        named => this.of(named).some(owner => wanted.includes(owner)),
        rows,
      );
    return rows;
  }

  async #ask(): Promise<void> {
    const { ownersOf, clock } = this.options;
    const askedAt = clock();
    const owners = new Map(
      await Promise.all(
        [...this.#named()].map(
          async named => [named, await ownersOf(named)] as const,
        ),
      ),
    );
    const isSame =
      owners.size === this.#owners.size &&
      [...owners].every(
        ([named, each]) => String(this.#owners.get(named)) === String(each),
      );
    if (!isSame) this.#version += 1;
    this.#owners = owners;
    this.#lookedUpAt = askedAt;
  }

  #named(): Iterable<string> {
    return this.options.store.column('owner').texts();
  }
}
