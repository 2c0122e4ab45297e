import {
  formatFleetParameters,
  type FleetPage,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { useEffect, useState } from 'react';

import { fleetStores } from '../state/fleetStores';
import type { LiveState } from '../state/LiveState';
import { useKeptStore } from './useKeptStore';

/**
 * A page of the fleet, live for as long as the component is mounted. Until there is an answer to a new query, the
 * content is that of the query before, and `isOfQuery` is false.
 */
export function useFleet(
  query: FleetQuery,
): LiveState<FleetPage> & { isOfQuery: boolean } {
  const state = useKeptStore(
    fleetStores,
    formatFleetParameters(query).toString(),
  );
  const [last, setLast] = useState<FleetPage>();
  const { content } = state;
  useEffect(() => {
    if (content) setLast(content);
  }, [content]);
  return {
    ...state,
    content: content ?? last,
    isOfQuery: content !== undefined,
  };
}
