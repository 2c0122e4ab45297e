import type { Entity } from '@backstage/catalog-model';
import {
  parseRolloutId,
  type EntityRollouts,
  type StreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutMatcher } from '../fleet/entityMatcher';
import type { Fleet } from '../fleet/Fleet';
import type { RolloutViews } from '../fleet/RolloutViews';
import type { RolloutAccess } from '../permissions/accessUnder';
import type { FeedView } from './Feed';
import type { FeedBatch } from './PendingChanges';

export type DetailsViewOptions = {
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
  /** Ids of what is shown, with how to stop looking closely. */
  readonly #shown = new Map<string, () => void>();

  constructor(private readonly options: DetailsViewOptions) {}

  async read(): Promise<EntityRollouts> {
    const { fleet, views, access, matches, entity } = this.options;
    const details = await Promise.all(
      fleet
        .select(matches)
        .map(rollout => views.detail(rollout, access, entity)),
    );
    const items = details.filter(detail => detail !== undefined);
    const ids = new Set(items.map(({ id }) => id));
    for (const id of this.#shown.keys()) if (!ids.has(id)) this.#hide(id);
    ids.forEach(id => this.#show(id));
    return {
      configured: views.configured,
      items,
      clusters: views.clusters(access, items),
    };
  }

  close(): void {
    this.#shown.forEach(stop => stop());
    this.#shown.clear();
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
      const { views, access } = this.options;
      const rows = [...this.#shown.keys()].map(parseRolloutId);
      events.push({ event: 'clusters', data: views.clusters(access, rows) });
    }
    return events;
  }

  async #rollout(id: string): Promise<StreamEvent | undefined> {
    const { fleet, views, access, matches, entity } = this.options;
    const rollout = fleet.get(id);
    const detail =
      rollout && matches(rollout)
        ? await views.detail(rollout, access, entity)
        : undefined;
    if (detail) {
      this.#show(id);
      return { event: 'rollout', data: detail };
    }
    return this.#hide(id) ? { event: 'removed', data: { id } } : undefined;
  }

  #show(id: string): void {
    if (this.#shown.has(id)) return;
    const isClose = this.#shown.size < WATCHED_CLOSELY;
    const { fleet, viewer } = this.options;
    this.#shown.set(id, isClose ? fleet.open(id, viewer) : () => {});
  }

  #hide(id: string): boolean {
    this.#shown.get(id)?.();
    return this.#shown.delete(id);
  }
}
