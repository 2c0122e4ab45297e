import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  parseRolloutId,
  type EntityRollouts,
  type StreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import { entityMatcher, type RolloutMatcher } from '../fleet/entityMatcher';
import type { Fleet } from '../fleet/Fleet';
import type { RolloutViews } from '../fleet/RolloutViews';
import type { RolloutAccess } from '../permissions/rolloutAccess';

/** What one person may see of one entity's rollouts; got anew now and then, because it may change. */
export type FeedGrant = {
  entity: Entity;
  access: RolloutAccess;
  matches: RolloutMatcher;
};

export type EntityFeedOptions = {
  fleet: Fleet;
  views: RolloutViews;
  /** @throws when the person may not see the entity any more; the feed then ends with that error. */
  authorize(
    credentials: BackstageCredentials,
  ): Promise<Omit<FeedGrant, 'matches'>>;
};

/** How long changes are gathered before they are sent: a controller writes one state in several steps within it. */
const GATHER_MS = 40;
const REAUTHORIZE_MS = 60_000;
const HEARTBEAT_MS = 15_000;

/** The rollouts of one entity as one person may see them: read once, or followed. */
export class EntityFeed {
  constructor(private readonly options: EntityFeedOptions) {}

  async read(credentials: BackstageCredentials): Promise<EntityRollouts> {
    return this.#snapshot(await this.grant(credentials));
  }

  /** @throws what `authorize` throws, and InputError when the entity's label selector cannot be read. */
  async grant(credentials: BackstageCredentials): Promise<FeedGrant> {
    const { entity, access } = await this.options.authorize(credentials);
    return { entity, access, matches: entityMatcher(entity) };
  }

  /**
   * Sends a snapshot, then every change, until the signal aborts or the credentials expire.
   *
   * Permissions and entity are asked for again every minute and a new snapshot follows, so that a person who lost
   * them stops seeing.
   *
   * @throws what `grant` throws when it is asked for again.
   */
  async follow(
    granted: FeedGrant,
    credentials: BackstageCredentials,
    send: (event: StreamEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { fleet } = this.options;
    let grant = granted;
    const changes = new PendingChanges();
    // Subscribe before reading: a change that lands in between must not be lost.
    const unsubscribe = fleet.subscribe(change => {
      if (change.what === 'rollout') {
        changes.rollout(change.id);
      } else if (change.what === 'cluster') {
        changes.everything();
      } else {
        changes.clusters();
      }
    });
    const reauthorize = setInterval(
      () => changes.permissions(),
      REAUTHORIZE_MS,
    );
    const heartbeat = setInterval(
      () =>
        send({ event: 'heartbeat', data: { at: new Date().toISOString() } }),
      HEARTBEAT_MS,
    );
    const expiry =
      credentials.expiresAt &&
      setTimeout(
        () => changes.end(),
        credentials.expiresAt.getTime() - Date.now(),
      );
    const onAbort = () => changes.end();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const shown = new Set<string>();
      await this.#sendSnapshot(grant, shown, send);
      while (!signal.aborted) {
        const batch = await changes.next(GATHER_MS);
        if (batch === 'end' || signal.aborted) {
          return;
        }
        if (batch.permissions) {
          grant = await this.grant(credentials);
        }
        if (batch.permissions || batch.everything) {
          await this.#sendSnapshot(grant, shown, send);
          continue;
        }
        for (const id of batch.rollouts) {
          await this.#sendRollout(id, grant, shown, send);
        }
        if (batch.clusters) {
          const rows = [...shown].map(parseRolloutId);
          send({
            event: 'clusters',
            data: this.options.views.clusters(grant.access, rows),
          });
        }
      }
    } finally {
      unsubscribe();
      clearInterval(reauthorize);
      clearInterval(heartbeat);
      clearTimeout(expiry);
      signal.removeEventListener('abort', onAbort);
    }
  }

  async #snapshot({
    entity,
    access,
    matches,
  }: FeedGrant): Promise<EntityRollouts> {
    const { fleet, views } = this.options;
    const details = await Promise.all(
      fleet
        .select(matches)
        .map(rollout => views.detail(rollout, access, entity)),
    );
    const items = details.filter(detail => detail !== undefined);
    return {
      configured: views.configured,
      items,
      clusters: views.clusters(access, items),
    };
  }

  async #sendSnapshot(
    grant: FeedGrant,
    shown: Set<string>,
    send: (event: StreamEvent) => void,
  ) {
    const snapshot = await this.#snapshot(grant);
    shown.clear();
    snapshot.items.forEach(({ id }) => shown.add(id));
    send({ event: 'snapshot', data: snapshot });
  }

  async #sendRollout(
    id: string,
    { entity, access, matches }: FeedGrant,
    shown: Set<string>,
    send: (event: StreamEvent) => void,
  ) {
    const { fleet, views } = this.options;
    const rollout = fleet.get(id);
    const detail =
      rollout && matches(rollout)
        ? await views.detail(rollout, access, entity)
        : undefined;
    if (detail) {
      shown.add(id);
      send({ event: 'rollout', data: detail });
    } else if (shown.delete(id)) {
      send({ event: 'removed', data: { id } });
    }
  }
}

type Batch = {
  rollouts: Set<string>;
  everything: boolean;
  clusters: boolean;
  permissions: boolean;
};

/** What changed since the last send; only names are kept, so a slow reader costs no memory and gets the newest state. */
class PendingChanges {
  #batch = emptyBatch();
  #ended = false;
  #wake: () => void = () => {};

  rollout(id: string) {
    this.#batch.rollouts.add(id);
    this.#wake();
  }

  everything() {
    this.#batch.everything = true;
    this.#wake();
  }

  clusters() {
    this.#batch.clusters = true;
    this.#wake();
  }

  permissions() {
    this.#batch.permissions = true;
    this.#wake();
  }

  end() {
    this.#ended = true;
    this.#wake();
  }

  async next(gatherMs: number): Promise<Batch | 'end'> {
    if (!this.#ended && isEmpty(this.#batch)) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
      this.#wake = () => {};
    }
    if (!this.#ended) {
      await new Promise(resolve => setTimeout(resolve, gatherMs));
    }
    if (this.#ended) {
      return 'end';
    }
    const batch = this.#batch;
    this.#batch = emptyBatch();
    return batch;
  }
}

function emptyBatch(): Batch {
  return {
    rollouts: new Set(),
    everything: false,
    clusters: false,
    permissions: false,
  };
}

function isEmpty({
  rollouts,
  everything,
  clusters,
  permissions,
}: Batch): boolean {
  return rollouts.size === 0 && !everything && !clusters && !permissions;
}
