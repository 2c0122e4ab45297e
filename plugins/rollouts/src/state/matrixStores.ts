import {
  parseMatrixParameters,
  type FleetMatrix,
} from '@rollouts-portal/plugin-rollouts-common';

import { applyPolledEvent } from './applyPolledEvent';
import { KeptStores } from './KeptStores';

/** By query, written as the parameters of an address. */
export const matrixStores = new KeptStores(
  (api, parameters) =>
    api.matrix(parseMatrixParameters(new URLSearchParams(parameters))),
  applyPolledEvent<FleetMatrix>,
);
