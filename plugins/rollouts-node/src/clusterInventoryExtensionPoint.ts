import { createExtensionPoint } from '@backstage/backend-plugin-api';

import type { ClusterSource } from './ClusterSource';

/**
 * All clusters that the portal watches.
 *
 * A name is taken once: by `rollouts.clusters` in the configuration before any source, and by a source that was added
 * earlier before one that was added later. Who comes too late is named in the log.
 */
export interface ClusterInventory {
  addSource(source: ClusterSource): void;
}

/** For modules of the plugin `rollouts` that know clusters. */
export const clusterInventoryExtensionPoint =
  createExtensionPoint<ClusterInventory>({ id: 'rollouts.cluster-inventory' });
