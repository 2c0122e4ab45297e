import type { ArgoCdInstance } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { FurtherKinds } from '../cluster/ClusterWatch';

/** What the operator has configured under `rollouts`, checked and with its defaults. */
export type RolloutsConfig = {
  clusters: readonly ClusterConnectionConfig[];
  ownership: readonly {
    cluster?: string;
    namespacePattern: string;
    owner: string;
  }[];
  entityRefAnnotation: string;
  providers: FurtherKinds;
  argoCd: { enabled: boolean; instances: readonly ArgoCdInstance[] };
  actions: { dangerouslyAllowWithoutPermissionFramework: boolean };
};
