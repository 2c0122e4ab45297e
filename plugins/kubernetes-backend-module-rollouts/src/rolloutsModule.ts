import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  clusterInventoryExtensionPoint,
  inClusterServer,
} from '@rollouts-portal/plugin-rollouts-node';

import { KubernetesPluginSource } from './KubernetesPluginSource';
import { kubernetesPluginConnectionServiceRef } from './kubernetesPluginConnectionServiceRef';

/** In the rollouts plugin: adds the clusters that the Kubernetes plugin left. */
export const rolloutsModule = createBackendModule({
  pluginId: 'rollouts',
  moduleId: 'kubernetes-plugin-clusters',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        inventory: clusterInventoryExtensionPoint,
        connection: kubernetesPluginConnectionServiceRef,
      },
      async init({ config, inventory, connection }) {
        inventory.addSource(
          new KubernetesPluginSource(connection, {
            actions:
              config.getOptionalBoolean('rollouts.kubernetesPlugin.actions') ??
              false,
            catalogHosts:
              config.getOptionalStringArray(
                'rollouts.kubernetesPlugin.catalogHosts',
              ) ?? [],
            inCluster: inClusterServer(),
          }),
        );
      },
    });
  },
});
