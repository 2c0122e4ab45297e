import type {
  Freshness,
  RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from './FactStore';

/** The kind of object that a rollout is, as its id names it. */
export type KindName = { group: string; kind: string };

/** What costs nothing to know of a rollout: what it is found by. */
export type RolloutMark = Pick<
  RolloutState['facts'],
  'namespace' | 'name' | 'uid' | 'labels' | 'annotations'
>;

/** All rollouts of one kind in one cluster, for readers. */
export interface RolloutKind {
  readonly name: KindName;
  /** In no particular order. */
  entries(): Iterable<[ObjectKey, RolloutMark]>;
  /** All that is known of it now; undefined when there is no such rollout. */
  state(key: ObjectKey): RolloutState | undefined;
  /** Since when this rollout is watched. */
  watchedSince(key: ObjectKey): string;
  /**
   * Watches it more closely, and its pods, for as long as somebody looks at it. Returns how to stop.
   *
   * @param viewer - entity reference of who looks
   */
  open?(key: ObjectKey, viewer: string): () => void;
  freshness(): Freshness;
}
