import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import type {
  AddressLimits,
  ClusterCredentialProvider,
  ClusterSource,
  InClusterServer,
  InventoryCluster,
  WithoutReader,
} from '@rollouts-portal/plugin-rollouts-node';

import { clusterCredential } from './clusterCredential';
import { isAllowedHost } from './isAllowedHost';
import type {
  KubernetesPlugin,
  KubernetesPluginConnection,
} from './KubernetesPluginConnection';
import { needsPerson } from './needsPerson';

const AUTH_PROVIDER = 'kubernetes.io/auth-provider';
// The locator of the catalog hands on all annotations of the entity, and no other locator has this one.
const FROM_CATALOG = 'kubernetes.io/api-server';

export type KubernetesPluginSourceOptions = {
  /** Whether its credentials may also be used to act. */
  actions: boolean;
  /** Hosts of clusters that the catalog may name; `*.` for all below a domain. */
  catalogHosts: readonly string[];
  /** Networks that these hosts may be in. Absent: all in which an API server can be, but not this machine. */
  catalogAddresses?: readonly string[];
  inCluster?: InClusterServer;
};

/** The clusters of the Kubernetes plugin, by whatever locator it has them, with its server-side credentials. */
export class KubernetesPluginSource implements ClusterSource {
  readonly name = 'the Kubernetes plugin';

  constructor(
    private readonly connection: KubernetesPluginConnection,
    private readonly options: KubernetesPluginSourceOptions,
  ) {}

  async list(): Promise<readonly InventoryCluster[]> {
    const plugin = await this.connection.plugin();
    if (!plugin) return [];
    const clusters = await plugin.clusters();
    return clusters.map(cluster =>
      FROM_CATALOG in cluster.authMetadata
        ? this.#ofCatalog(cluster, plugin)
        : this.#ofOperator(cluster, plugin),
    );
  }

  #ofOperator(
    cluster: ClusterDetails,
    plugin: KubernetesPlugin,
  ): InventoryCluster {
    const { url, skipTLSVerify } = cluster;
    const described = { ...describe(cluster), url };
    const provider = cluster.authMetadata[AUTH_PROVIDER];
    if (needsPerson(provider))
      return without(described, { why: 'needs-person' });
    const credential = credentialOf(cluster, plugin);
    return {
      ...described,
      ...authorityOf(cluster),
      ...(skipTLSVerify && { skipTLSVerify }),
      ...this.#ownAddress(cluster),
      reader: credential,
      ...(this.options.actions && { actor: credential }),
    };
  }

  /**
   * Whoever may edit the catalog chose the address, so nothing is sent there but to hosts that the operator has named:
   * over https, verified, to no address but those of API servers, never the portal's own token, and never to act.
   */
  #ofCatalog(
    cluster: ClusterDetails,
    plugin: KubernetesPlugin,
  ): InventoryCluster {
    const { url } = cluster;
    const described = { ...describe(cluster), url };
    if (!isAllowedHost(url, this.options.catalogHosts)) {
      return without(described, {
        why: 'not-allowed',
        key: 'rollouts.kubernetesPlugin.catalogHosts',
      });
    }
    const provider = cluster.authMetadata[AUTH_PROVIDER];
    if (needsPerson(provider))
      return without(described, { why: 'needs-person' });
    if (provider === 'serviceAccount') {
      return without(described, { why: 'unsupported', kind: provider });
    }
    return {
      ...described,
      ...authorityOf(cluster),
      addressLimits: this.#catalogLimits(),
      reader: credentialOf(cluster, plugin),
    };
  }

  #catalogLimits(): AddressLimits {
    const { catalogAddresses: networks } = this.options;
    return {
      key: 'rollouts.kubernetesPlugin.catalogAddresses',
      ...(networks && { networks }),
    };
  }

  /** As the Kubernetes plugin does: the token of the portal's own service account goes to its own cluster only. */
  #ownAddress(
    cluster: ClusterDetails,
  ): Partial<
    Pick<InventoryCluster, 'url' | 'ca' | 'caFile' | 'skipTLSVerify'>
  > {
    const { inCluster } = this.options;
    if (!inCluster || !hasOwnServiceAccount(cluster)) return {};
    const { url, caFile } = inCluster;
    return { url, caFile, ca: undefined, skipTLSVerify: false };
  }
}

function describe({
  name,
}: ClusterDetails): Pick<InventoryCluster, 'name' | 'configuredAt'> {
  return { name, configuredAt: `kubernetes (cluster ${name})` };
}

function without(
  cluster: InventoryCluster,
  withoutReader: WithoutReader,
): InventoryCluster {
  return { ...cluster, withoutReader };
}

function credentialOf(
  cluster: ClusterDetails,
  { authStrategy }: KubernetesPlugin,
): ClusterCredentialProvider {
  return async () =>
    clusterCredential(await authStrategy.getCredential(cluster, {}));
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
