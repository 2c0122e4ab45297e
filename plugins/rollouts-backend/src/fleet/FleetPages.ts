import {
  DECIDING_VERBS,
  waitsForPerson,
  type FleetPage,
  type FleetQuery,
  type FleetTotals,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutAccess } from '../permissions/rolloutAccess';
import type { RolloutResource } from '../permissions/RolloutResource';
import type { Fleet } from './Fleet';
import {
  comparePositions,
  formatCursor,
  parseCursor,
  positionOf,
} from './FleetPosition';
import type { FleetRow, FleetRows } from './FleetRows';
import type { RolloutViews } from './RolloutViews';

/** A page of the fleet as one person may see it. */
export interface FleetReader {
  /**
   * What the person may not read is neither shown nor counted.
   *
   * @throws InputError when the cursor is none of ours.
   */
  page(query: FleetQuery, access: RolloutAccess): Promise<FleetPage>;
}

type ReadableRow = FleetRow & { resource: RolloutResource };

/** Looks at every row for every page, which is quick enough for thousands of them. */
export class FleetPages implements FleetReader {
  constructor(
    private readonly fleet: Fleet,
    private readonly rows: FleetRows,
    private readonly views: RolloutViews,
  ) {}

  async page(query: FleetQuery, access: RolloutAccess): Promise<FleetPage> {
    const after =
      query.cursor === undefined ? undefined : parseCursor(query.cursor);
    const readable = await this.#readable(access);
    const eligible = readable.filter(row => isInScope(row, query));
    const sorted = eligible
      .filter(row => isInState(row, query))
      .map(row => ({ row, position: positionOf(row) }))
      .sort((a, b) => comparePositions(a.position, b.position));

    const found = after
      ? sorted.findIndex(
          ({ position }) => comparePositions(position, after) > 0,
        )
      : 0;
    // What stood behind the cursor may be gone; then the last page is the nearest.
    const start = found >= 0 ? found : Math.max(0, sorted.length - query.limit);
    const end = start + query.limit;
    const cursorAt = (index: number) => {
      const last = sorted[index];
      return last && formatCursor(last.position);
    };
    const freshnessOf = new Map(
      this.fleet.clusters().map(({ name, freshness }) => [name, freshness]),
    );
    return {
      configured: this.views.configured,
      permitted: access.canReadSome,
      items: sorted.slice(start, end).map(({ row }) => {
        const summary = this.#summary(row, access);
        return {
          ...summary,
          freshness: freshnessOf.get(summary.cluster) ?? summary.freshness,
        };
      }),
      totals: this.#totals(eligible, access),
      matching: sorted.length,
      before: start,
      next: end < sorted.length ? cursorAt(end - 1) : undefined,
      previous: cursorAt(start - query.limit - 1),
      clusters: this.views.clusters(
        access,
        readable.map(({ rollout }) => rollout),
      ),
    };
  }

  async #readable(access: RolloutAccess): Promise<ReadableRow[]> {
    if (!access.canReadSome) return [];
    // Together, so that the owners of many rows are looked up at once.
    const rows = await Promise.all(
      [...this.rows.all()].map(async row => ({
        ...row,
        resource: await this.views.resource(row.rollout),
      })),
    );
    return rows.filter(({ resource }) => access.canRead(resource));
  }

  #summary({ rollout, derived, resource }: ReadableRow, access: RolloutAccess) {
    return this.views.summary(rollout, derived, { resource, access });
  }

  #totals(rows: readonly ReadableRow[], access: RolloutAccess): FleetTotals {
    const waiting = rows.filter(({ derived }) =>
      waitsForPerson(derived.waitingFor),
    );
    const phases: FleetTotals['phases'] = {
      Healthy: 0,
      Progressing: 0,
      Paused: 0,
      Degraded: 0,
      Unknown: 0,
    };
    for (const { derived } of rows) phases[derived.phase] += 1;
    return {
      all: rows.length,
      waiting: waiting.length,
      waitingForYou: waiting.filter(row =>
        this.#summary(row, access).actions.some(
          ({ verb, possible, permitted }) =>
            DECIDING_VERBS.has(verb) && possible && permitted,
        ),
      ).length,
      moving: rows.filter(
        ({ derived: { phase, waitingFor } }) =>
          (phase === 'Progressing' || phase === 'Paused') &&
          !waitsForPerson(waitingFor),
      ).length,
      phases,
    };
  }
}

function isOneOf<T>(wanted: readonly T[], value: T | undefined): boolean {
  return wanted.length === 0 || (value !== undefined && wanted.includes(value));
}

function isInState({ derived }: FleetRow, query: FleetQuery): boolean {
  const { waitingFor } = derived;
  const who = waitsForPerson(waitingFor) ? 'human' : 'not-human';
  return (
    isOneOf(query.phase, derived.phase) &&
    (isOneOf(query.waitingFor, waitingFor?.what) ||
      query.waitingFor.includes(who))
  );
}

function isInScope(row: ReadableRow, query: FleetQuery): boolean {
  const { cluster, environment, owners } = row.resource;
  return (
    isOneOf(query.cluster, cluster) &&
    isOneOf(query.environment, environment) &&
    (query.owner.length === 0 ||
      owners.some(owner => query.owner.includes(owner))) &&
    hasWords(row, query.q)
  );
}

function hasWords(
  { rollout, derived, resource }: ReadableRow,
  q: string,
): boolean {
  if (q === '') return true;
  const text = [
    derived.name,
    resource.namespace,
    resource.cluster,
    ...('images' in rollout.facts ? rollout.facts.images : []),
    ...derived.images.map(({ image }) => image),
    ...resource.owners,
  ]
    .join('\n')
    .toLocaleLowerCase('en-US');
  return q
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => text.includes(word));
}
