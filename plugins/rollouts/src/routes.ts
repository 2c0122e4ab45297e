import { createRouteRef } from '@backstage/core-plugin-api';

/** The page over all rollouts; works in both frontend systems. A rollout's own page is below it, by its id. */
export const fleetRouteRef = createRouteRef({ id: 'rollouts:fleet' });

/** The rollouts tab of an entity; works in both frontend systems. */
export const entityRolloutsRouteRef = createRouteRef({ id: 'rollouts:entity' });
