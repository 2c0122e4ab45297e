import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
// Not another plugin's code: our own bridge to it, which does nothing where that plugin is not installed.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import kubernetesPluginBridge from '@rollouts-portal/plugin-kubernetes-backend-module-rollouts';

import { rolloutsPlugin } from './plugin';

/** The one line of a backend: the plugin, and the bridge to the Kubernetes plugin where that is installed. */
export default createBackendFeatureLoader({
  *loader() {
    yield rolloutsPlugin;
    yield kubernetesPluginBridge;
  },
});
export {
  createRolloutConditionalDecision,
  rolloutConditions,
} from './permissions/rules';
export type { RolloutResource } from './permissions/RolloutResource';
