import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  fleetPageSchema,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ServedCluster } from './clusterMessages';
import { rolloutsPlugin } from './insides';

/** The rollouts plugin in a backend, with these clusters, as people reach it over HTTP. */
export class WatchingPortal {
  private constructor(private readonly backend: TestBackend) {}

  /** Resolves when so many rollouts are known. */
  static async start(
    clusters: readonly ServedCluster[],
    rollouts: number,
  ): Promise<WatchingPortal> {
    const portal = new WatchingPortal(
      await startTestBackend({
        features: [
          rolloutsPlugin,
          mockServices.rootConfig.factory({
            data: {
              rollouts: {
                clusters: clusters.map(({ name, server, caPem }) => ({
                  name,
                  url: server,
                  caData: Buffer.from(caPem).toString('base64'),
                  token: 'admin',
                })),
              },
            },
          }),
          catalogServiceMock.factory({ entities: [] }),
        ],
      }),
    );
    while ((await portal.page()).matching < rollouts);
    return portal;
  }

  /** Where a page of all rollouts can be followed. */
  get streamUrl(): string {
    return `${this.#url}/stream?scope=fleet`;
  }

  /** Of another person each. */
  tokens(count: number): string[] {
    return Array.from({ length: count }, (_, index) =>
      mockCredentials.user.token(`user:default/person-${index}`),
    );
  }

  async page(): Promise<FleetPage> {
    const response = await fetch(`${this.#url}/rollouts`, {
      headers: { authorization: mockCredentials.user.header() },
    });
    return fleetPageSchema.parse(await response.json());
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }

  get #url(): string {
    return `http://localhost:${this.backend.server.port()}/api/rollouts`;
  }
}
