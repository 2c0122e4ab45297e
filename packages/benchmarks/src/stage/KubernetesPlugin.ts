import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';

import type { ServedCluster } from './clusterMessages';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'service-1',
    annotations: { 'backstage.io/kubernetes-id': 'service-1' },
  },
};

/** The Kubernetes plugin of Backstage in a backend, with these clusters, as its documentation sets it up. */
export class KubernetesPlugin {
  private constructor(private readonly backend: TestBackend) {}

  static async start(
    clusters: readonly ServedCluster[],
  ): Promise<KubernetesPlugin> {
    return new KubernetesPlugin(
      await startTestBackend({
        features: [
          kubernetesPlugin,
          mockServices.rootConfig.factory({
            data: {
              kubernetes: {
                serviceLocatorMethod: { type: 'multiTenant' },
                clusterLocatorMethods: [
                  {
                    type: 'config',
                    clusters: clusters.map(({ name, server, caPem }) => ({
                      name,
                      url: server,
                      caData: Buffer.from(caPem).toString('base64'),
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 'admin',
                    })),
                  },
                ],
              },
            },
          }),
          catalogServiceMock.factory({ entities: [ENTITY] }),
        ],
      }),
    );
  }

  /** What its page of an entity asks for, every ten seconds for as long as it is open. */
  async view(): Promise<void> {
    const response = await fetch(
      `http://localhost:${this.backend.server.port()}/api/kubernetes/services/service-1`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ entity: ENTITY, auth: {} }),
      },
    );
    const answer = await response.text();
    if (!response.ok) throw new Error(`the Kubernetes plugin says ${answer}`);
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }
}
