import type { RolloutsApi } from '../api/RolloutsApi';
import { systemClock } from './Clock';
import { documentVisibility } from './PageVisibility';
import { SnapshotStore } from './SnapshotStore';

const KEPT_ENTITIES = 20;

const storesByApi = new WeakMap<RolloutsApi, Map<string, SnapshotStore>>();

/**
 * The store of an entity, one per API instance: the card and the tab share a connection, and going from one to the
 * other shows what is known at once.
 */
export function snapshotStoreFor(
  api: RolloutsApi,
  entityRef: string,
): SnapshotStore {
  const stores = storesByApi.get(api) ?? new Map<string, SnapshotStore>();
  storesByApi.set(api, stores);

  const store =
    stores.get(entityRef) ??
    new SnapshotStore({
      api,
      clock: systemClock,
      visibility: documentVisibility,
      entityRef,
    });
  // Put again at the end: the map is in order of last use, and the first is the one to forget.
  stores.delete(entityRef);
  stores.set(entityRef, store);
  const [oldest] = stores.keys();
  if (stores.size > KEPT_ENTITIES && oldest !== undefined) {
    stores.delete(oldest);
  }
  return store;
}
