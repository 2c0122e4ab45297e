import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';

/** What the operator has configured under `rollouts`, checked and with its defaults. */
export type RolloutsConfig = {
  clusters: readonly ClusterConnectionConfig[];
  ownership: readonly {
    cluster?: string;
    namespacePattern: string;
    owner: string;
  }[];
  entityRefAnnotation: string;
  actions: { dangerouslyAllowWithoutPermissionFramework: boolean };
};
