import {
  fleetQuerySchema,
  parseFleetSorting,
  summaryOf,
  type ClusterStatus,
  type DerivedSummary,
  type FleetMatrix,
  type FleetPage,
  type MatrixQuery,
  type RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetAccess } from '../permissions/accessUnder';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import type { Fleet } from './Fleet';
import {
  FleetAnswers,
  type FleetAnswer,
  type FleetQuestion,
} from './FleetAnswers';
import {
  formatCursor,
  formatServiceCursor,
  parseCursor,
  parseServiceCursor,
} from './FleetCursor';
import { matrixOf } from './matrixOf';
import { NO_OWNERS, type Ownership } from './Ownership';
import type { RolloutViews } from './RolloutViews';
import type { FleetIndexer } from './store/FleetIndexer';
import type { FleetStore, SortKey } from './store/FleetStore';
import { NamedOwners } from './store/NamedOwners';
import { stretchOf } from './store/stretchOf';

/** A page whose rows are read one by one, by whoever lacks them. */
export type FleetLook = Omit<FleetPage, 'items'> & {
  rows: readonly {
    id: string;
    /** The same for as long as nothing of the row has changed but how current it is. */
    stamp: string;
    /** Undefined when it is gone by now. */
    summary(): RolloutSummary | undefined;
  }[];
};

/** What the matrix shows, and to whom. */
export type MatrixQuestion = Omit<FleetQuestion, 'query'> & {
  query: MatrixQuery;
};

/** Pages of the fleet as one person may see it: what they may not read is neither shown nor counted. */
export interface FleetReader {
  /** @throws InputError when the cursor is none of ours. */
  page(question: FleetQuestion): Promise<FleetPage>;
  /** @throws InputError when the cursor is none of ours. */
  look(question: FleetQuestion): Promise<FleetLook>;
  /** @throws InputError when the cursor is none of ours. */
  matrix(question: MatrixQuestion): Promise<FleetMatrix>;
  /** Those that the person knows of, by a rollout that they may read or by right. */
  clusters(access: FleetAccess): Promise<ClusterStatus[]>;
}

export type FleetPagesOptions = {
  fleet: Fleet;
  indexer: FleetIndexer;
  ownership: Ownership;
  views: RolloutViews;
  /** Monotonic milliseconds. */
  clock: () => number;
};

/** What stood in a slot when somebody looked. No two states of any rows have the same version. */
type ShownRow = { slot: number; id: string; version: number };

type DerivedRow = {
  version: number;
  rollout: RolloutSnapshot;
  derived: DerivedSummary;
};

/** Rows of pages that are shown now; deriving them once serves all who look. */
const DERIVED_AT_MOST = 2_000;

/** Finds what is asked for in the store, and derives the rows that are shown. */
export class FleetPages implements FleetReader {
  readonly #store: FleetStore;
  readonly #owners: NamedOwners;
  readonly #answers: FleetAnswers;
  /** By slot, so that a row that is gone is kept no longer than until another one takes its place. */
  readonly #derived = new Map<number, DerivedRow>();

  constructor(private readonly options: FleetPagesOptions) {
    const { indexer, ownership, views, clock } = options;
    this.#store = indexer.store;
    this.#owners = new NamedOwners({
      store: indexer.store,
      ownersOf: entityRef => ownership.ownersOf(entityRef),
      systemsOf: entityRef => ownership.systemsOf(entityRef),
      clock,
    });
    this.#answers = new FleetAnswers({
      store: indexer.store,
      owners: this.#owners,
      isOpen: cluster => views.isOpen(cluster),
    });
  }

  async page(question: FleetQuestion): Promise<FleetPage> {
    const { rows, ...rest } = await this.look(question);
    return {
      ...rest,
      items: rows
        .map(row => row.summary())
        .filter(summary => summary !== undefined),
    };
  }

  async look(question: FleetQuestion): Promise<FleetLook> {
    const { cursor, sort } = question.query;
    const sorting = parseFleetSorting(sort);
    const behind =
      cursor === undefined ? undefined : parseCursor(cursor, sorting);
    return this.#asOfNow(() => this.#look(question, sorting, behind));
  }

  #look(
    question: FleetQuestion,
    sorting: ReturnType<typeof parseFleetSorting>,
    behind: SortKey | undefined,
  ): FleetLook {
    const { query, access } = question;
    const { by, isReversed } = sorting;
    const { limit } = query;
    const store = this.#store;
    const answer = this.#answers.answer(question);
    const { slots, before, beforePrevious } = stretchOf(
      store.order(by),
      answer.matching,
      { from: store.indexBehind(sorting, behind), limit, isReversed },
    );
    const cursorAt = (slot: number | undefined) =>
      slot === undefined
        ? undefined
        : formatCursor(store.key(by, slot), sorting);
    const freshnessOf = new Map(
      this.options.fleet
        .clusters()
        .map(({ name, freshness }) => [name, freshness]),
    );
    return {
      configured: this.options.views.configured,
      permitted: access.canReadSome,
      rows: slots.map(slot => {
        // Now, not when it is read: by then another row may have the slot.
        const [id, version] = [store.id(slot), store.version(slot)];
        return {
          id,
          stamp: `${version} ${this.#owners.version}`,
          summary: () => {
            const summary = this.#summary({ slot, id, version }, access);
            return (
              summary && {
                ...summary,
                freshness:
                  freshnessOf.get(summary.cluster) ?? summary.freshness,
              }
            );
          },
        };
      }),
      totals: answer.totals,
      ...(query.facet.length > 0 && { facets: answer.facets }),
      matching: answer.matchingCount,
      before,
      next:
        before + slots.length < answer.matchingCount
          ? cursorAt(slots.at(-1))
          : undefined,
      previous: cursorAt(beforePrevious),
      clusters: this.#clusters(answer, access),
    };
  }

  async matrix({
    query: { by, sort, limit, cursor, ...filters },
    ...rest
  }: MatrixQuestion): Promise<FleetMatrix> {
    const behind =
      cursor === undefined ? undefined : parseServiceCursor(cursor, sort);
    const question = { ...rest, query: fleetQuerySchema.parse(filters) };
    return this.#asOfNow(() => {
      const answer = this.#answers.answer(question);
      const { last, ...matrix } = matrixOf(this.#store, answer.matching, {
        by,
        sort,
        limit,
        behind,
        shareOf: id => this.#shareOf(id),
      });
      return {
        by,
        ...matrix,
        next: last && formatServiceCursor(last, sort),
        clusters: this.#clusters(answer, rest.access),
      };
    });
  }

  async clusters(access: FleetAccess): Promise<ClusterStatus[]> {
    const query = fleetQuerySchema.parse({});
    const known = await this.#asOfNow(() =>
      this.#clusters(this.#answers.answer({ query, access }), access),
    );
    return known.map(cluster =>
      this.options.views.withWatches(cluster, access),
    );
  }

  /**
   * Reads without waiting in between: the rows of slots change. Rows that come while their owners are looked up are read,
   * too, as what nobody can tell who owns it.
   */
  async #asOfNow<T>(read: () => T): Promise<T> {
    const { indexer } = this.options;
    await indexer.upToDate();
    await this.#owners.upToDate();
    await indexer.upToDate();
    return read();
  }

  #clusters({ clusters }: FleetAnswer, access: FleetAccess): ClusterStatus[] {
    return this.options.views.clusters(
      access,
      clusters.map(cluster => ({ cluster })),
    );
  }

  #shareOf(id: string): number | undefined {
    const rollout = this.options.fleet.get(id);
    if (!rollout) return undefined;
    const { actual, max } = summaryOf(rollout).weights;
    return actual.basis === 'none' || max === 0
      ? undefined
      : Math.round((100 * actual.value) / max);
  }

  #summary(shown: ShownRow, access: FleetAccess): RolloutSummary | undefined {
    const { views, ownership } = this.options;
    const row = this.#derive(shown);
    if (!row) return undefined;
    const owner = ownership.namedOrUnknown(row.rollout);
    const resource = views.resourceOf(
      row.rollout,
      owner === undefined ? NO_OWNERS : this.#owners.of(owner),
    );
    // Asked once more: its owner may have changed since it was found.
    return access.canRead(resource)
      ? views.summary(row.rollout, row.derived, { resource, access })
      : undefined;
  }

  #derive({ slot, id, version }: ShownRow): DerivedRow | undefined {
    const known = this.#derived.get(slot);
    if (known?.version === version) return known;
    const rollout = this.options.fleet.get(id);
    if (!rollout) return undefined;
    const derived = this.options.indexer.derive(rollout);
    const row = { version, rollout, derived };
    if (this.#derived.size >= DERIVED_AT_MOST) this.#derived.clear();
    this.#derived.set(slot, row);
    return row;
  }
}
