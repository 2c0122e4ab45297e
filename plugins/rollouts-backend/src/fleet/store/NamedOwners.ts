import { setImmediate as turn } from 'node:timers/promises';

import { UNKNOWN_OWNER, UNKNOWN_OWNERS, type Owners } from '../Ownership';
import type { FleetStore } from './FleetStore';
import type { SlotBits } from './SlotBits';

export type NamedOwnersOptions = {
  store: FleetStore;
  /** Who counts as owner where this entity is named; that entity is among them. */
  ownersOf(entityRef: string): Promise<Owners>;
  /** Which systems that entity is part of. */
  systemsOf(entityRef: string): Promise<readonly string[]>;
  /** Monotonic milliseconds. */
  clock: () => number;
};

/** For showing only; who acts is looked up anew. */
const KEPT_MS = 5_000;
/** A look-up that is on its way may have begun before a row came. Those that come after the next are asked about then. */
const LOOK_UPS_AT_MOST = 2;
/** To ask about one takes some 10 µs even where the answer is kept, so that thousands would hold up whatever else the process does. */
const NAMES_AT_ONCE = 200;

type Known = { owners: Owners; systems: readonly string[] };

/** Who owns the entities that rows name as their owner, and what they are part of, as the catalog said a moment ago. */
export class NamedOwners {
  #known: ReadonlyMap<string, Known> = new Map();
  #lookedUpAt = -Infinity;
  #lookUp: Promise<void> | undefined;
  #version = 0;

  constructor(private readonly options: NamedOwnersOptions) {}

  /** Another after each change. */
  get version(): number {
    return this.#version;
  }

  /** Rows may come meanwhile; who owns those is unknown. */
  async upToDate(): Promise<void> {
    const { clock } = this.options;
    for (let lookUps = 0; lookUps < LOOK_UPS_AT_MOST; lookUps += 1) {
      const isOld = lookUps === 0 && this.#lookedUpAt + KEPT_MS <= clock();
      if (!isOld && this.#named().every(named => this.#known.has(named))) {
        return;
      }
      this.#lookUp ??= this.#ask().finally(() => {
        this.#lookUp = undefined;
      });
      await this.#lookUp;
    }
  }

  of(named: string): Owners {
    if (named === UNKNOWN_OWNER) return UNKNOWN_OWNERS;
    return this.#known.get(named)?.owners ?? { refs: [named], mayBeMore: true };
  }

  systemsOf(named: string): readonly string[] {
    return this.#known.get(named)?.systems ?? [];
  }

  /** Adds the rows that one of these entities owns. */
  addOwnedBy(wanted: readonly string[], rows: SlotBits): SlotBits {
    return this.#addWhere(
      named => this.of(named).refs.some(owner => wanted.includes(owner)),
      rows,
    );
  }

  /** Adds the rows that somebody may own of whom we do not know. */
  addOwnedByUnknown(rows: SlotBits): SlotBits {
    return this.#addWhere(named => this.of(named).mayBeMore, rows);
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
    const named = this.#named();
    // All are on their way before the first answer is waited for.
    let others = Promise.resolve();
    const answers: Promise<[string, Known][]>[] = [];
    for (let from = 0; from < named.length; from += NAMES_AT_ONCE) {
      const some = named.slice(from, from + NAMES_AT_ONCE);
      answers.push(others.then(() => this.#find(some)));
      others = others.then(() => turn());
    }
    const known = new Map((await Promise.all(answers)).flat());
    const isOther = [...known].some(
      ([name, each]) => !isSame(each, this.#known.get(name)),
    );
    if (isOther) this.#version += 1;
    this.#known = known;
    // When it has ended: one that takes long, because the catalog is silent, is not out of date at once.
    this.#lookedUpAt = this.options.clock();
  }

  #find(named: readonly string[]): Promise<[string, Known][]> {
    const { ownersOf, systemsOf } = this.options;
    return Promise.all(
      named.map(async (name): Promise<[string, Known]> => {
        const [owners, systems] = await Promise.all([
          ownersOf(name),
          systemsOf(name),
        ]);
        return [name, { owners, systems }];
      }),
    );
  }

  #named(): string[] {
    return [...this.options.store.column('owner').texts()].filter(
      named => named !== UNKNOWN_OWNER,
    );
  }
}

/** `isDeepStrictEqual` takes longer than all else that is done for a name. */
function isSame(a: Known, b: Known | undefined): boolean {
  return (
    b !== undefined &&
    a.owners.mayBeMore === b.owners.mayBeMore &&
    areSame(a.owners.refs, b.owners.refs) &&
    areSame(a.systems, b.systems)
  );
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
