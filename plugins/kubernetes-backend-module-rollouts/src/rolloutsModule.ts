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
import { RemoteKubernetesSource } from './RemoteKubernetesSource';

/** In the rollouts plugin: adds the clusters that the Kubernetes plugin left. */
export const rolloutsModule = createBackendModule({
  pluginId: 'rollouts',
  moduleId: 'kubernetes-plugin-clusters',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        inventory: clusterInventoryExtensionPoint,
        connection: kubernetesPluginConnectionServiceRef,
      },
      async init({ config, auth, discovery, inventory, connection }) {
        const actions =
          config.getOptionalBoolean('rollouts.kubernetesPlugin.actions') ??
          false;
        inventory.addSource(
          new KubernetesPluginSource(connection, {
            actions,
            catalogHosts:
              config.getOptionalStringArray(
                'rollouts.kubernetesPlugin.catalogHosts',
              ) ?? [],
            catalogAddresses: config.getOptionalStringArray(
              'rollouts.kubernetesPlugin.catalogAddresses',
            ),
            inCluster: inClusterServer(),
          }),
        );
        const elsewhere = config.getOptionalConfig(
          'rollouts.kubernetesPlugin.elsewhere',
        );
        if (!elsewhere) return;
        inventory.addSource(
          new RemoteKubernetesSource({
            auth,
            discovery,
            actions,
            allowPlainHttp:
              elsewhere.getOptionalBoolean('dangerouslyAllowPlainHttp') ??
              false,
          }),
        );
      },
    });
  },
});
