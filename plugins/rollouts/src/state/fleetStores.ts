import { parseFleetParameters } from '@rollouts-portal/plugin-rollouts-common';

import { applyFleetEvent } from './applyFleetEvent';
import { KeptStores } from './KeptStores';

/** By query, written as the parameters of an address. */
export const fleetStores = new KeptStores(
  (api, parameters) =>
    api.fleet(parseFleetParameters(new URLSearchParams(parameters))),
  applyFleetEvent,
);
