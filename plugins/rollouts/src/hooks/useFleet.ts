import {
  formatFleetParameters,
  type FleetPage,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { fleetStores } from '../state/fleetStores';
import type { Followed } from './Followed';
import { useKeptStore } from './useKeptStore';
import { useLastContent } from './useLastContent';

/** A page of the fleet, live for as long as the component is mounted; see `useLastContent` for a new query. */
export function useFleet(
  query: FleetQuery,
): Followed<FleetPage> & { isOfQuery: boolean } {
  return useLastContent(
    useKeptStore(fleetStores, formatFleetParameters(query).toString()),
  );
}
