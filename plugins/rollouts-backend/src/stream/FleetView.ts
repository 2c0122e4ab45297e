import { isDeepStrictEqual } from 'node:util';

import type {
  FleetChanges,
  FleetPage,
  FleetStreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetQuestion } from '../fleet/FleetAnswers';
import type { FleetLook, FleetReader } from '../fleet/FleetPages';
import type { FeedView } from './Feed';
import { withoutTimes } from './withoutTimes';

/** One page of the fleet. Only its own rows are ever sent, and of those only what has changed. */
export class FleetView implements FeedView<FleetPage, FleetStreamEvent> {
  #sent: FleetLook | undefined;

  constructor(
    private readonly reader: FleetReader,
    private readonly question: FleetQuestion,
    readonly key: string,
  ) {}

  async read(): Promise<FleetPage> {
    this.#sent = await this.reader.look(this.question);
    return this.content();
  }

  content(): FleetPage {
    if (!this.#sent) throw new Error('nothing has been read yet');
    const { rows, ...rest } = this.#sent;
    return { ...rest, items: summariesOf(rows) };
  }

  async changes(): Promise<FleetStreamEvent[]> {
    const before = this.#sent;
    if (!before) return [{ event: 'snapshot', data: await this.read() }];
    const look = await this.reader.look(this.question);
    this.#sent = look;
    const changes = changesOf(before, look);
    return changes ? [{ event: 'changes', data: changes }] : [];
  }
}

/** Undefined when there is nothing to tell. */
function changesOf(
  before: FleetLook,
  after: FleetLook,
): FleetChanges | undefined {
  const { rows, clusters, facets, totals } = after;
  const stampWas = new Map(before.rows.map(({ id, stamp }) => [id, stamp]));
  const changed = rows.filter(({ id, stamp }) => stamp !== stampWas.get(id));
  const isReordered =
    rows.length !== before.rows.length ||
    rows.some(({ id }, index) => id !== before.rows[index]?.id);
  const areClustersChanged = !isDeepStrictEqual(
    before.clusters.map(withoutTimes),
    clusters.map(withoutTimes),
  );
  const areFacetsChanged = !isDeepStrictEqual(before.facets, facets);
  const place = placeOf(after);
  if (
    changed.length === 0 &&
    !isReordered &&
    !areClustersChanged &&
    !areFacetsChanged &&
    isDeepStrictEqual(before.totals, totals) &&
    isDeepStrictEqual(placeOf(before), place)
  ) {
    return undefined;
  }
  return {
    rows: summariesOf(changed),
    ids: isReordered ? rows.map(({ id }) => id) : undefined,
    totals,
    ...(areFacetsChanged && { facets }),
    ...place,
    clusters: areClustersChanged ? clusters : undefined,
  };
}

function summariesOf(rows: FleetLook['rows']) {
  return rows
    .map(row => row.summary())
    .filter(summary => summary !== undefined);
}

function placeOf({ matching, before, next, previous }: FleetLook) {
  return { matching, before, next, previous };
}
