import {
  parseMatrixParameters,
  type MatrixQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { entityRefOf } from './entityRefOf';

/** @throws InputError naming the parameter that is wrong. */
export function matrixQueryOf(parameters: URLSearchParams): MatrixQuery {
  const query = parseMatrixParameters(parameters);
  return {
    ...query,
    owner: query.owner.map(entityRefOf),
    system: query.system.map(entityRefOf),
    ...(query.entity !== undefined && { entity: entityRefOf(query.entity) }),
  };
}
