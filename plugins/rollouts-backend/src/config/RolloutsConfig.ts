import type { ArgoCdInstance } from '@rollouts-portal/plugin-rollouts-common';

import type { ConfiguredCluster } from '../cluster/ConfiguredCluster';
import type { FurtherKinds } from '../cluster/ClusterWatch';
import type { ArgoCdInventory } from '../sources/ArgoCdInventory';

/** What the operator has configured under `rollouts`, checked and with its defaults. */
export type RolloutsConfig = {
  clusters: readonly ConfiguredCluster[];
  ownership: readonly {
    cluster?: string;
    namespacePattern: string;
    owner: string;
  }[];
  entityRefAnnotation: string;
  providers: FurtherKinds;
  argoCd: {
    enabled: boolean;
    instances: readonly ArgoCdInstance[];
    /** Whose clusters are ours, too. */
    inventories: readonly ArgoCdInventory[];
  };
  /** Whether each replica of the backend watches all clusters, or they share them over the database. */
  replicas: { mode: 'embedded' | 'shared' };
  actions: { dangerouslyAllowWithoutPermissionFramework: boolean };
};
