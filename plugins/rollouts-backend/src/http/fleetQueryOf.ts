import {
  parseFleetParameters,
  parseFleetSorting,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { parseCursor } from '../fleet/FleetCursor';
import { entityRefOf } from './entityRefOf';

/** @throws InputError naming the parameter that is wrong. */
export function fleetQueryOf(parameters: URLSearchParams): FleetQuery {
  const query = parseFleetParameters(parameters);
  // Now, while there is a status to refuse it with: a stream that has begun can only end.
  if (query.cursor !== undefined) {
    parseCursor(query.cursor, parseFleetSorting(query.sort));
  }
  return {
    ...query,
    owner: query.owner.map(entityRefOf),
    system: query.system.map(entityRefOf),
    ...(query.entity !== undefined && { entity: entityRefOf(query.entity) }),
  };
}
