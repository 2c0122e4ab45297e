import {
  formatMatrixParameters,
  type FleetMatrix,
  type MatrixQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { useEffect, useState } from 'react';

import type { LiveState } from '../state/LiveState';
import { matrixStores } from '../state/matrixStores';
import { useKeptStore } from './useKeptStore';

/**
 * Which version of each service runs where. Until there is an answer to a new query, the content is that of the query
 * before, and `isOfQuery` is false.
 */
export function useMatrix(
  query: MatrixQuery,
): LiveState<FleetMatrix> & { isOfQuery: boolean } {
  const state = useKeptStore(
    matrixStores,
    formatMatrixParameters(query).toString(),
  );
  const [last, setLast] = useState<FleetMatrix>();
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
