import { applyStreamEvent } from './applyStreamEvent';
import { KeptStores } from './KeptStores';

/** By entity reference. */
export const entityStores = new KeptStores(
  (api, entityRef) => api.entity(entityRef),
  applyStreamEvent,
);
