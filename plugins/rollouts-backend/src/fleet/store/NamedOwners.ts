import { isDeepStrictEqual } from 'node:util';

import type { FleetStore } from './FleetStore';
import type { SlotBits } from './SlotBits';

export type NamedOwnersOptions = {
  store: FleetStore;
  /** Who counts as owner where this entity is named; that entity is among them. */
  ownersOf(entityRef: string): Promise<readonly string[]>;
  /** Which systems that entity is part of. */
  systemsOf(entityRef: string): Promise<readonly string[]>;
  /** Monotonic milliseconds. */
  clock: () => number;
};

/** For showing only; who acts is looked up anew. */
const KEPT_MS = 5_000;

type Known = { owners: readonly string[]; systems: readonly string[] };

/** Who owns the entities that rows name as their owner, and what they are part of, as the catalog said a moment ago. */
export class NamedOwners {
  #known: ReadonlyMap<string, Known> = new Map();
  #lookedUpAt = -Infinity;
  #lookUp: Promise<void> | undefined;
  #version = 0;
  /** The store's epoch at which all were known. */
  #completeAt: number | undefined;

  constructor(private readonly options: NamedOwnersOptions) {}

  /** Another after each change. */
  get version(): number {
    return this.#version;
  }

  /** Some row names an owner that was not looked up yet. */
  get lacksSome(): boolean {
    const { epoch } = this.options.store;
    if (this.#completeAt === epoch) return false;
    for (const named of this.#named()) {
      if (!this.#known.has(named)) return true;
    }
    this.#completeAt = epoch;
    return false;
  }

  /** Rows that come while the catalog is asked are not in what it is asked for: see `lacksSome`. */
  async upToDate(): Promise<void> {
    const { clock } = this.options;
    const isOld = this.#lookedUpAt + KEPT_MS <= clock();
    if (!isOld && !this.lacksSome) return;
    this.#lookUp ??= this.#ask().finally(() => {
      this.#lookUp = undefined;
    });
    await this.#lookUp;
  }

  /** Undefined before it was looked up. */
  known(named: string): readonly string[] | undefined {
    return this.#known.get(named)?.owners;
  }

  of(named: string): readonly string[] {
    return this.#known.get(named)?.owners ?? [named];
  }

  systemsOf(named: string): readonly string[] {
    return this.#known.get(named)?.systems ?? [];
  }

  /** Adds the rows that one of these entities owns. */
  addOwnedBy(wanted: readonly string[], rows: SlotBits): SlotBits {
    return this.#addWhere(
      named => this.of(named).some(owner => wanted.includes(owner)),
      rows,
    );
  }

  /** Adds the rows that are part of one of these systems. */
  addInSystem(wanted: readonly string[], rows: SlotBits): SlotBits {
    return this.#addWhere(
      named => this.systemsOf(named).some(system => wanted.includes(system)),
      rows,
    );
  }

  #addWhere(isSuch: (named: string) => boolean, rows: SlotBits): SlotBits {
    this.options.store.column('owner').addRowsWhere(isSuch, rows);
    return rows;
  }

  async #ask(): Promise<void> {
    const { ownersOf, systemsOf, clock } = this.options;
    const askedAt = clock();
    const known = new Map(
      await Promise.all(
        [...this.#named()].map(async (named): Promise<[string, Known]> => {
          const [owners, systems] = await Promise.all([
            ownersOf(named),
            systemsOf(named),
          ]);
          return [named, { owners, systems }];
        }),
      ),
    );
    if (!isDeepStrictEqual(known, this.#known)) this.#version += 1;
    this.#known = known;
    // It may not have what was known before and was named again meanwhile.
    this.#completeAt = undefined;
    this.#lookedUpAt = askedAt;
  }

  #named(): Iterable<string> {
    return this.options.store.column('owner').texts();
  }
}
