import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';

import type { KubernetesRequester } from '../cluster/KubernetesRequester';
import type { ArgoCdInventory } from './ArgoCdInventory';
import { clusterSecret } from './clusterSecret';

const SELECTOR = 'argocd.argoproj.io/secret-type=cluster';

const listSchema = z.object({ items: z.array(z.unknown()) });

/** The clusters of Argo CD by the credentials in its Secrets, where the operator has said so: to look, never to act. */
export class ArgoCdSecretsSource implements ClusterSource {
  readonly name: string;
  readonly hub: string;

  /** @param reader - the identity that watches the cluster in which Argo CD runs; undefined while there is none */
  constructor(
    private readonly inventory: ArgoCdInventory,
    private readonly reader: () => KubernetesRequester | undefined,
  ) {
    this.name = `the Secrets of the Argo CD of ${inventory.hub}`;
    this.hub = inventory.hub;
  }

  async list(signal: AbortSignal): Promise<readonly InventoryCluster[]> {
    const reader = this.reader();
    const { hub, namespace } = this.inventory;
    if (!reader) throw new Error(`cluster ${hub} is not watched`);
    const { status, body } = await reader.request({
      method: 'GET',
      path: `/api/v1/namespaces/${encodeURIComponent(
        namespace,
      )}/secrets?labelSelector=${encodeURIComponent(SELECTOR)}`,
      signal,
    });
    if (status !== 200) {
      throw new Error(
        `listing the Secrets of namespace ${namespace} in cluster ${hub} was answered with status ${status}`,
      );
    }
    const list = listSchema.safeParse(body);
    if (!list.success) throw new Error('the list of Secrets is malformed');
    return list.data.items.flatMap(
      secret => clusterSecret(secret, this.inventory) ?? [],
    );
  }
}
