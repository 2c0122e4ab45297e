import type { ClusterList } from '@rollouts-portal/plugin-rollouts-common';

import { applyPolledEvent } from './applyPolledEvent';
import { KeptStores } from './KeptStores';

/** There is one list; its key is always the same. */
export const clusterStores = new KeptStores(
  api => api.clusters(),
  applyPolledEvent<ClusterList>,
);
