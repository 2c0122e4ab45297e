import type {
  Freshness,
  RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import type { NamespaceFacts } from '../cluster/NamespaceFacts';
import type { KindName } from '../cluster/RolloutKind';

/** One rollout at one moment, and where it is; nothing in it changes. */
export type PlacedRollout = RolloutState & {
  id: string;
  cluster: string;
  kind: KindName;
  environment?: string;
  /** Absent while the cluster has not told about the Namespace, or may not. */
  namespace?: NamespaceFacts;
};

/** All that is known of one rollout at one moment. */
export type RolloutSnapshot = PlacedRollout & {
  /** How current it is: that of its cluster. */
  freshness: Freshness;
  /** About anything earlier nothing can have been seen. */
  watchedSince: string;
};
