import type {
  Freshness,
  ReplicaSetFacts,
  RolloutFacts,
  RolloutJournal,
} from '@rollouts-portal/plugin-rollouts-common';

import type { NamespaceFacts } from '../cluster/NamespaceFacts';

/** All that is known of one rollout at one moment; nothing in it changes. */
export type RolloutSnapshot = {
  id: string;
  cluster: string;
  environment?: string;
  /** How current it is: that of its cluster. */
  freshness: Freshness;
  facts: RolloutFacts;
  /** Absent while the cluster has not told about the Namespace, or may not. */
  namespace?: NamespaceFacts;
  /** Undefined while not known. */
  replicaSets?: readonly ReplicaSetFacts[];
  journal: RolloutJournal;
};
