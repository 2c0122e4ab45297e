import type { ClusterList } from '@rollouts-portal/plugin-rollouts-common';

import { clusterStores } from '../state/clusterStores';
import type { LiveState } from '../state/LiveState';
import { useKeptStore } from './useKeptStore';

/** How the clusters are doing, read again now and then for as long as the component is mounted. */
export function useClusters(): LiveState<ClusterList> {
  return useKeptStore(clusterStores, 'all');
}
