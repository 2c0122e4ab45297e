import type { ClusterList } from '@rollouts-portal/plugin-rollouts-common';

import { clusterStores } from '../state/clusterStores';
import type { Followed } from './Followed';
import { useKeptStore } from './useKeptStore';

/** How the clusters are doing, live for as long as the component is mounted. */
export function useClusters(): Followed<ClusterList> {
  return useKeptStore(clusterStores, 'all');
}
