import { useApi } from '@backstage/core-plugin-api';
import { useMemo, useSyncExternalStore } from 'react';

import { rolloutsApiRef } from '../api/RolloutsApi';
import type { KeptStores } from '../state/KeptStores';
import type { Followed } from './Followed';

/** What a store knows, live for as long as the component is mounted. */
export function useKeptStore<Content, Event extends { event: string }>(
  stores: KeptStores<Content, Event>,
  key: string,
): Followed<Content> {
  const api = useApi(rolloutsApiRef);
  const store = useMemo(() => stores.get(api, key), [stores, api, key]);
  const state = useSyncExternalStore(store.subscribe, store.current);
  return { ...state, retry: store.retry };
}
