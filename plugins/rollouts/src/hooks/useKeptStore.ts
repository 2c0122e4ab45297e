import { useApi } from '@backstage/core-plugin-api';
import { useMemo, useSyncExternalStore } from 'react';

import { rolloutsApiRef } from '../api/RolloutsApi';
import type { KeptStores } from '../state/KeptStores';
import type { LiveState } from '../state/LiveState';

/** What a store knows, live for as long as the component is mounted. */
export function useKeptStore<Content, Event extends { event: string }>(
  stores: KeptStores<Content, Event>,
  key: string,
): LiveState<Content> {
  const api = useApi(rolloutsApiRef);
  const store = useMemo(() => stores.get(api, key), [stores, api, key]);
  return useSyncExternalStore(store.subscribe, store.current);
}
