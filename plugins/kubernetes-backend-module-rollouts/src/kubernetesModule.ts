import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kubernetesObjectsProviderExtensionPoint } from '@backstage/plugin-kubernetes-node';

import { kubernetesPluginConnectionServiceRef } from './kubernetesPluginConnectionServiceRef';

/** In the Kubernetes plugin: leaves its clusters and credentials for the rollouts plugin, and changes nothing. */
export const kubernetesModule = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'rollouts',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        objectsProvider: kubernetesObjectsProviderExtensionPoint,
        connection: kubernetesPluginConnectionServiceRef,
      },
      async init({ auth, objectsProvider, connection }) {
        // Of all that the plugin lets others replace, only this is told of both its clusters and its strategies.
        objectsProvider.addObjectsProvider(
          async ({ getDefault, clusterSupplier, authStrategy }) => {
            connection.provide({
              clusters: async () =>
                clusterSupplier.getClusters({
                  credentials: await auth.getOwnServiceCredentials(),
                }),
              authStrategy,
            });
            return getDefault();
          },
        );
      },
    });
  },
});
