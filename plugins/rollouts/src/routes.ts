import { createRouteRef } from '@backstage/core-plugin-api';

/** The rollouts tab of an entity; works in both frontend systems. */
export const entityRolloutsRouteRef = createRouteRef({ id: 'rollouts:entity' });
