import { applyClustersEvent } from './applyClustersEvent';
import { KeptStores } from './KeptStores';

/** There is one list; its key is always the same. */
export const clusterStores = new KeptStores(
  api => api.clusters(),
  applyClustersEvent,
);
