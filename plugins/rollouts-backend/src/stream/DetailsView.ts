import type { Entity } from '@backstage/catalog-model';
import type {
  ClusterStatus,
  EntityRollouts,
  RolloutDetail,
  StreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutMatcher } from '../fleet/entityMatcher';
import type { Fleet } from '../fleet/Fleet';
import type { RolloutViews } from '../fleet/RolloutViews';
import type { RolloutAccess } from '../permissions/accessUnder';
import type { FeedView } from './Feed';
import type { FeedBatch } from './PendingChanges';

export type DetailsViewOptions = {
  /** See `FeedView`; of a viewer who looks closely, so it names them, too. */
  key: string;
  fleet: Fleet;
  views: RolloutViews;
  access: RolloutAccess;
  /** Entity reference of who looks. */
  viewer: string;
  matches: RolloutMatcher;
  /** Whose page it is for. */
  entity?: Entity;
};

/** So many of one page; an entity can claim a whole cluster. */
const WATCHED_CLOSELY = 20;

/** A few rollouts in full, such as those of an entity. */
export class DetailsView implements FeedView<EntityRollouts, StreamEvent> {
  readonly #shown = new Map<string, RolloutDetail>();
  #clusters: ClusterStatus[] = [];
  #isAttended = false;
  /** How to stop looking closely, by id. */
  readonly #close = new Map<string, () => void>();

  constructor(private readonly options: DetailsViewOptions) {}

  get key(): string {
    return this.options.key;
  }

  async read(): Promise<EntityRollouts> {
    const { fleet, views, access, matches, entity } = this.options;
    const details = await Promise.all(
      fleet
        .select(matches)
        .map(rollout => views.detail(rollout, access, entity)),
    );
    const items = details.filter(detail => detail !== undefined);
    this.#shown.clear();
    items.forEach(item => this.#shown.set(item.id, item));
    this.#clusters = views.clusters(access, items);
    this.#lookClosely();
    return this.content();
  }

  content(): EntityRollouts {
    return {
      configured: this.options.views.configured,
      items: [...this.#shown.values()],
      clusters: this.#clusters,
    };
  }

  async changes(batch: FeedBatch): Promise<StreamEvent[]> {
    if (batch.everything) {
      return [{ event: 'snapshot', data: await this.read() }];
    }
    const events: StreamEvent[] = [];
    for (const id of batch.rollouts) {
      const event = await this.#rollout(id);
      if (event) events.push(event);
    }
    if (batch.clusters) {
      events.push({ event: 'clusters', data: this.#freshClusters() });
    }
    this.#lookClosely();
    return events;
  }

  attend(): void {
    this.#isAttended = true;
    this.#lookClosely();
  }

  rest(): void {
    this.#isAttended = false;
    this.#lookClosely();
  }

  async #rollout(id: string): Promise<StreamEvent | undefined> {
    const { fleet, views, access, matches, entity } = this.options;
    const rollout = fleet.get(id);
    const detail =
      rollout && matches(rollout)
        ? await views.detail(rollout, access, entity)
        : undefined;
    if (detail) {
      this.#shown.set(id, detail);
      return { event: 'rollout', data: detail };
    }
    return this.#shown.delete(id)
      ? { event: 'removed', data: { id } }
      : undefined;
  }

  /** The rows take over how current their cluster is, as in the browser. */
  #freshClusters(): ClusterStatus[] {
    const { views, access } = this.options;
    this.#clusters = views.clusters(access, [...this.#shown.values()]);
    const freshnessOf = new Map(
      this.#clusters.map(({ name, freshness }) => [name, freshness]),
    );
    for (const [id, row] of this.#shown) {
      const freshness = freshnessOf.get(row.cluster) ?? row.freshness;
      this.#shown.set(id, { ...row, freshness });
    }
    return this.#clusters;
  }

  #lookClosely(): void {
    const { fleet, viewer } = this.options;
    const wanted = new Set(
      this.#isAttended ? [...this.#shown.keys()].slice(0, WATCHED_CLOSELY) : [],
    );
    // First what is new: what both look at stays watched.
    for (const id of wanted) {
      if (!this.#close.has(id)) this.#close.set(id, fleet.open(id, viewer));
    }
    for (const [id, stop] of this.#close) {
      if (wanted.has(id)) continue;
      stop();
      this.#close.delete(id);
    }
  }
}
