import { applyStreamEvent } from './applyStreamEvent';
import { KeptStores } from './KeptStores';

/** By rollout id. */
export const rolloutStores = new KeptStores(
  (api, rolloutId) => api.rollout(rolloutId),
  applyStreamEvent,
);
