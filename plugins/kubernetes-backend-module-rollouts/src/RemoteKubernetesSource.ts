import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type {
  ClusterCredential,
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';

import { needsPerson } from './needsPerson';

const PLUGIN = 'kubernetes';

// Of the rest of the answer nothing is needed.
const answerSchema = z.object({
  items: z.array(z.object({ name: z.string(), authProvider: z.string() })),
});

type RemoteCluster = z.infer<typeof answerSchema>['items'][number];

export type RemoteKubernetesSourceOptions = {
  auth: AuthService;
  discovery: DiscoveryService;
  /** Whether its credentials may also be used to act. */
  actions: boolean;
  /** Whether the service token may go over plain http. */
  allowPlainHttp: boolean;
};

/**
 * The clusters of a Kubernetes plugin in another backend, reached through its proxy: their credentials stay there, and
 * what comes here is a service token for that plugin.
 */
export class RemoteKubernetesSource implements ClusterSource {
  readonly name = 'the Kubernetes plugin of another backend';

  constructor(private readonly options: RemoteKubernetesSourceOptions) {}

  async list(signal: AbortSignal): Promise<readonly InventoryCluster[]> {
    const baseUrl = await this.options.discovery.getBaseUrl(PLUGIN);
    this.#refusePlainHttp(baseUrl);
    const response = await fetch(`${baseUrl}/clusters`, {
      headers: { authorization: `Bearer ${await this.#token()}` },
      redirect: 'error',
      signal,
    });
    // The body of a failure is not told: it is not ours.
    if (!response.ok) {
      throw new Error(`it answered with status ${response.status}`);
    }
    const { items } = answerSchema.parse(await response.json());
    return items.map(cluster => this.#inventoryCluster(cluster, baseUrl));
  }

  #inventoryCluster(
    { name, authProvider }: RemoteCluster,
    baseUrl: string,
  ): InventoryCluster {
    const { actions, allowPlainHttp } = this.options;
    const cluster: InventoryCluster = {
      name,
      configuredAt: `kubernetes of another backend (cluster ${name})`,
      url: `${baseUrl}/proxy`,
      headers: proxyHeaders(name, authProvider),
      ...(allowPlainHttp && { dangerouslyAllowPlainHttp: true }),
    };
    if (needsPerson(authProvider)) {
      return { ...cluster, withoutReader: { why: 'needs-person' } };
    }
    const credential = () => this.#credential();
    return {
      ...cluster,
      reader: credential,
      ...(actions && { actor: credential }),
    };
  }

  async #credential(): Promise<ClusterCredential> {
    return { type: 'bearer-token', token: await this.#token() };
  }

  async #token(): Promise<string> {
    const { auth } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    return token;
  }

  #refusePlainHttp(baseUrl: string): void {
    const { protocol, hostname } = new URL(baseUrl);
    const isLoopback = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
    if (protocol === 'https:' || isLoopback || this.options.allowPlainHttp) {
      return;
    }
    throw new Error(
      'discovery names an address with plain http, see rollouts.kubernetesPlugin.elsewhere.dangerouslyAllowPlainHttp',
    );
  }
}

function proxyHeaders(name: string, authProvider: string) {
  return {
    'backstage-kubernetes-cluster': name,
    // Backstage compresses answers as a whole, so the events of a watch would come when it ends.
    'accept-encoding': 'identity',
    // The proxy hands on our own token to a cluster that it has no credentials for, unless it is told something else.
    ...(authProvider === 'localKubectlProxy' && {
      'backstage-kubernetes-authorization': '',
    }),
  };
}
