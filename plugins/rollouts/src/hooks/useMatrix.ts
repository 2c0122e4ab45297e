import {
  formatMatrixParameters,
  type FleetMatrix,
  type MatrixQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { matrixStores } from '../state/matrixStores';
import type { Followed } from './Followed';
import { useKeptStore } from './useKeptStore';
import { useLastContent } from './useLastContent';

/** Which version of each service runs where, live for as long as the component is mounted; see `useLastContent` for a new query. */
export function useMatrix(
  query: MatrixQuery,
): Followed<FleetMatrix> & { isOfQuery: boolean } {
  return useLastContent(
    useKeptStore(matrixStores, formatMatrixParameters(query).toString()),
  );
}
