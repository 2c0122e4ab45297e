import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { ROLLOUT_RESOURCE_TYPE } from '@rollouts-portal/plugin-rollouts-common';

/** What a policy may decide by. Made from what the cluster and the operator say, never from what a request claims. */
export type RolloutResource = {
  id: string;
  cluster: string;
  environment?: string;
  namespace: string;
  provider: string;
  labels: Readonly<Record<string, string>>;
  /** Full entity references of who owns it for writing: the named owner, and who owns that entity in the catalog. */
  owners: readonly string[];
  /** By what nobody can decide now: it may be as asked, or not, and neither opens anything. */
  unknown: readonly RolloutQuery['field'][];
};

/** One comparison, for stores that filter by index instead of by looking at each row. */
export type RolloutQuery =
  | {
      field: 'cluster' | 'environment' | 'namespace' | 'provider' | 'owners';
      /** One of these is enough. */
      values: readonly string[];
    }
  /** Without a value: whatever it is. */
  | { field: 'label'; key: string; value?: string };

export const rolloutResourceRef = createPermissionResourceRef<
  RolloutResource,
  RolloutQuery
>().with({ pluginId: 'rollouts', resourceType: ROLLOUT_RESOURCE_TYPE });
