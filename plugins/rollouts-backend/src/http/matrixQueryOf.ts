import {
  parseMatrixParameters,
  type MatrixQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { parseServiceCursor } from '../fleet/FleetCursor';
import { entityRefOf } from './entityRefOf';

/** @throws InputError naming the parameter that is wrong. */
export function matrixQueryOf(parameters: URLSearchParams): MatrixQuery {
  const query = parseMatrixParameters(parameters);
  // As in `fleetQueryOf`.
  const { cursor, sort } = query;
  if (cursor !== undefined) parseServiceCursor(cursor, sort);
  return {
    ...query,
    owner: query.owner.map(entityRefOf),
    system: query.system.map(entityRefOf),
    ...(query.entity !== undefined && { entity: entityRefOf(query.entity) }),
  };
}
