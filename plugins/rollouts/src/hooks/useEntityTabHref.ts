import { useRouteRef } from '@backstage/core-plugin-api';

import { entityRolloutsRouteRef } from '../routes';

/** Address of the entity's rollouts tab; undefined in a portal that shows the card but has no tab. */
export function useEntityTabHref(): string | undefined {
  try {
    // Throws, after all its hooks have run, where the tab is not mounted.
    return useRouteRef(entityRolloutsRouteRef)();
  } catch {
    return undefined;
  }
}
