import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useMemo, useSyncExternalStore } from 'react';

import { rolloutsApiRef } from '../api/RolloutsApi';
import type { EntityRolloutsState } from '../state/EntityRolloutsState';
import { snapshotStoreFor } from '../state/snapshotStores';

/** The rollouts of an entity, live for as long as the component is mounted. */
export function useEntityRollouts(entity: Entity): EntityRolloutsState {
  const api = useApi(rolloutsApiRef);
  const entityRef = stringifyEntityRef(entity);
  const store = useMemo(
    () => snapshotStoreFor(api, entityRef),
    [api, entityRef],
  );
  return useSyncExternalStore(store.subscribe, store.current);
}
