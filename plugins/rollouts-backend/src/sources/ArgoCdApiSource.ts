import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';

import type { CredentialConfig } from '../cluster/ClusterConnectionConfig';
import { KubernetesSession } from '../cluster/KubernetesSession';
import { openAccess } from '../cluster/openAccess';
import type { Timing } from '../cluster/Timing';
import { argoCdCluster } from './argoCdCluster';
import type { ArgoCdInventory } from './ArgoCdInventory';

const PATH = '/api/v1/clusters';

// It leaves out what is empty, and says null for an empty list.
const answerSchema = z.object({
  items: z
    .array(
      z.object({
        name: z.string().default(''),
        server: z.string(),
        labels: z.record(z.string(), z.string()).optional(),
      }),
    )
    .nullish(),
});

/**
 * What Argo CD's API tells of its clusters: names, addresses and labels. There are no credentials in it, so it names
 * clusters and describes those that are watched by other credentials.
 */
export class ArgoCdApiSource implements ClusterSource {
  readonly name: string;
  readonly hub: string;

  constructor(
    private readonly inventory: ArgoCdInventory,
    private readonly api: NonNullable<ArgoCdInventory['api']>,
    private readonly timing: Timing,
  ) {
    this.name = `the Argo CD of ${inventory.hub}`;
    this.hub = inventory.hub;
  }

  async list(signal: AbortSignal): Promise<readonly InventoryCluster[]> {
    const session = this.#open();
    try {
      const { status, body } = await session.request({
        method: 'GET',
        path: PATH,
        signal,
      });
      if (status !== 200) {
        throw new Error(`its API answered with status ${status}`);
      }
      const answer = answerSchema.safeParse(body);
      if (!answer.success) {
        throw new Error('its API answered with no list of clusters');
      }
      return (answer.data.items ?? []).map(cluster =>
        argoCdCluster(cluster, this.inventory),
      );
    } finally {
      session.close();
    }
  }

  /** One that follows no redirect, verifies, and reads the token anew, as for an API server. */
  #open(): KubernetesSession {
    const { url, caFile } = this.api;
    const access = openAccess(
      {
        key: `${this.inventory.key}.api`,
        name: this.name,
        address: {
          type: 'url',
          url,
          ...(caFile !== undefined && { caFile }),
          skipTLSVerify: false,
        },
        reader: this.#credential(),
      },
      'reader',
      this.timing,
    );
    if (!access) throw new Error('there is always a reader');
    return new KubernetesSession({ access, timing: this.timing });
  }

  #credential(): CredentialConfig {
    const { token, tokenFile } = this.api;
    if (token !== undefined) return { type: 'token', token };
    return tokenFile === undefined
      ? { type: 'none' }
      : { type: 'tokenFile', file: tokenFile };
  }
}
