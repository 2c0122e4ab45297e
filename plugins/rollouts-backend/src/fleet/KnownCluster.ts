import type {
  FreshnessState,
  Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';

/** Whether a cluster can be watched. */
export type KnownAccess =
  | { can: 'watch'; connection: ClusterConnectionConfig }
  /** Not, and why; nothing has to be tried for that. */
  | { can: 'show'; state: FreshnessState; problem: Sentence }
  /** Who knows the cluster has no credentials for it. */
  | { can: 'describe' };

/** What one source knows of one cluster. */
export type KnownCluster = {
  name: string;
  /** Who knows it, for people. */
  source: string;
  /** The cluster that the source stands in, where its name tells of that. */
  hub?: string;
  environment?: string;
  labels?: Readonly<Record<string, string>>;
  /** Where its API server is, in one spelling; absent where that says nothing of which cluster it is. */
  server?: string;
  access: KnownAccess;
};
