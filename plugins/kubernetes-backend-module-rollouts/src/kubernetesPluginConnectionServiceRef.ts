import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

import { KubernetesPluginConnection } from './KubernetesPluginConnection';

export const kubernetesPluginConnectionServiceRef =
  createServiceRef<KubernetesPluginConnection>({
    id: 'rollouts.kubernetes-plugin-connection',
    scope: 'root',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: { lifecycle: coreServices.rootLifecycle },
        factory({ lifecycle }) {
          const connection = new KubernetesPluginConnection();
          // Root startup comes after the start of all plugins; nothing waits for this in a startup hook.
          lifecycle.addStartupHook(() => connection.close());
          return connection;
        },
      }),
  });
