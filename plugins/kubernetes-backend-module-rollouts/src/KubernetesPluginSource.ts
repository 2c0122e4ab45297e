import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import type {
  ClusterCredentialProvider,
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import { clusterCredential } from './clusterCredential';
import type { InClusterServer } from './inClusterServer';
import type {
  KubernetesPlugin,
  KubernetesPluginConnection,
} from './KubernetesPluginConnection';

const AUTH_PROVIDER = 'kubernetes.io/auth-provider';
// These take a token of the person who looks, and the portal watches while nobody does.
const NEEDS_A_PERSON = new Set(['aks', 'google', 'oidc']);

/** The clusters of the Kubernetes plugin, by whatever locator it has them, with its server-side credentials. */
export class KubernetesPluginSource implements ClusterSource {
  readonly name = 'the Kubernetes plugin';

  constructor(
    private readonly connection: KubernetesPluginConnection,
    private readonly options: {
      /** Whether its credentials may also be used to act. */
      actions: boolean;
      inCluster?: InClusterServer;
    },
  ) {}

  async list(): Promise<readonly InventoryCluster[]> {
    const plugin = await this.connection.plugin();
    if (!plugin) return [];
    const clusters = await plugin.clusters();
    return clusters.map(cluster => this.#inventoryCluster(cluster, plugin));
  }

  #inventoryCluster(
    cluster: ClusterDetails,
    { authStrategy }: KubernetesPlugin,
  ): InventoryCluster {
    const { name } = cluster;
    const credential: ClusterCredentialProvider | undefined =
      NEEDS_A_PERSON.has(cluster.authMetadata[AUTH_PROVIDER] ?? '')
        ? undefined
        : async () =>
            clusterCredential(await authStrategy.getCredential(cluster, {}));
    return {
      name,
      configuredAt: `kubernetes (cluster ${name})`,
      ...this.#addressOf(cluster),
      ...(credential && { reader: credential }),
      ...(credential && this.options.actions && { actor: credential }),
    };
  }

  /** As the Kubernetes plugin does: the token of the portal's own service account goes to its own cluster only. */
  #addressOf(
    cluster: ClusterDetails,
  ): Pick<InventoryCluster, 'url' | 'ca' | 'caFile' | 'skipTLSVerify'> {
    const { inCluster } = this.options;
    if (inCluster && hasOwnServiceAccount(cluster)) return inCluster;
    const { url, skipTLSVerify } = cluster;
    return {
      url,
      ...authorityOf(cluster),
      ...(skipTLSVerify && { skipTLSVerify }),
    };
  }
}

/** Whether its credentials are those of the portal's own service account, for want of a token. */
function hasOwnServiceAccount({ authMetadata }: ClusterDetails): boolean {
  return (
    authMetadata[AUTH_PROVIDER] === 'serviceAccount' &&
    !authMetadata.serviceAccountToken
  );
}

/** As the Kubernetes plugin does: the file comes first, and the data is base64 of PEM. */
function authorityOf({
  caData,
  caFile,
}: Pick<ClusterDetails, 'caData' | 'caFile'>): Pick<
  InventoryCluster,
  'ca' | 'caFile'
> {
  if (caFile) return { caFile };
  return caData ? { ca: Buffer.from(caData, 'base64').toString('utf8') } : {};
}
