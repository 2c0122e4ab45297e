import type { Entity } from '@backstage/catalog-model';
import {
  parseRolloutId,
  type EntityRollouts,
  type StreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutMatcher } from '../fleet/entityMatcher';
import type { Fleet } from '../fleet/Fleet';
import type { RolloutViews } from '../fleet/RolloutViews';
import type { RolloutAccess } from '../permissions/rolloutAccess';
import type { FeedView } from './Feed';
import type { FeedBatch } from './PendingChanges';

export type DetailsViewOptions = {
  fleet: Fleet;
  views: RolloutViews;
  access: RolloutAccess;
  matches: RolloutMatcher;
  /** Whose page it is for. */
  entity?: Entity;
};

/** A few rollouts in full, such as those of an entity. */
export class DetailsView implements FeedView<EntityRollouts, StreamEvent> {
  readonly #shown = new Set<string>();

  constructor(private readonly options: DetailsViewOptions) {}

  async read(): Promise<EntityRollouts> {
    const { fleet, views, access, matches, entity } = this.options;
    const details = await Promise.all(
      fleet
        .select(matches)
        .map(rollout => views.detail(rollout, access, entity)),
    );
    const items = details.filter(detail => detail !== undefined);
    this.#shown.clear();
    items.forEach(({ id }) => this.#shown.add(id));
    return {
      configured: views.configured,
      items,
      clusters: views.clusters(access, items),
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
      const { views, access } = this.options;
      const rows = [...this.#shown].map(parseRolloutId);
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
      this.#shown.add(id);
      return { event: 'rollout', data: detail };
    }
    return this.#shown.delete(id)
      ? { event: 'removed', data: { id } }
      : undefined;
  }
}
