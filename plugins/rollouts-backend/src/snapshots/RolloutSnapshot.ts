import type {
  Freshness,
  RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import type { NamespaceFacts } from '../cluster/NamespaceFacts';
import type { KindName } from '../cluster/RolloutKind';

/** All that is known of one rollout at one moment; nothing in it changes. */
export type RolloutSnapshot = RolloutState & {
  id: string;
  cluster: string;
  kind: KindName;
  environment?: string;
  /** How current it is: that of its cluster. */
  freshness: Freshness;
  /** Absent while the cluster has not told about the Namespace, or may not. */
  namespace?: NamespaceFacts;
  /** About anything earlier nothing can have been seen. */
  watchedSince: string;
};
