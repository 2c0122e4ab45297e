import { parseMatrixParameters } from '@rollouts-portal/plugin-rollouts-common';

import { applyMatrixEvent } from './applyMatrixEvent';
import { KeptStores } from './KeptStores';

/** By query, written as the parameters of an address. */
export const matrixStores = new KeptStores(
  (api, parameters) =>
    api.matrix(parseMatrixParameters(new URLSearchParams(parameters))),
  applyMatrixEvent,
);
