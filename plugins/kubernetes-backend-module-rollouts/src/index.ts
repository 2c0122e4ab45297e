import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';

import { kubernetesModule } from './kubernetesModule';
import { rolloutsModule } from './rolloutsModule';

/**
 * Hands the clusters and credentials of the Kubernetes plugin to the rollouts plugin. Without the Kubernetes plugin, or
 * without its configuration, it does nothing. Part of the rollouts backend already; nobody has to add it.
 */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    const isWanted =
      config.getOptionalBoolean('rollouts.kubernetesPlugin.clusters') ?? true;
    if (!isWanted) return;
    yield kubernetesModule;
    yield rolloutsModule;
  },
});
