import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';

import { rolloutsApiRef } from './api/RolloutsApi';
import { RolloutsClient } from './api/RolloutsClient';
import { whoamiOf } from './api/whoamiOf';
import { entityRolloutsRouteRef, fleetRouteRef } from './routes';

/** The plugin, for portals on the old frontend system. */
export const rolloutsPlugin = createPlugin({
  id: 'rollouts',
  apis: [
    createApiFactory({
      api: rolloutsApiRef,
      deps: {
        fetchApi: fetchApiRef,
        identityApi: identityApiRef,
        discoveryApi: discoveryApiRef,
      },
      factory: ({ fetchApi, ...who }) =>
        new RolloutsClient({ fetchApi, whoami: whoamiOf(who) }),
    }),
  ],
  routes: { root: fleetRouteRef, entity: entityRolloutsRouteRef },
});

/** Page over all rollouts: `<Route path="/rollouts" element={<RolloutsPage />} />`. */
export const RolloutsPage = rolloutsPlugin.provide(
  createRoutableExtension({
    name: 'RolloutsPage',
    component: () => import('./pages/RolloutsPage').then(m => m.RolloutsPage),
    mountPoint: fleetRouteRef,
  }),
);

/** Tab of an entity page: `<EntityLayout.Route path="/rollouts" title="Rollouts" if={isRolloutsAvailable}>`. */
export const EntityRolloutsContent = rolloutsPlugin.provide(
  createRoutableExtension({
    name: 'EntityRolloutsContent',
    component: () =>
      import('./pages/EntityRolloutsPage').then(m => m.EntityRolloutsPage),
    mountPoint: entityRolloutsRouteRef,
  }),
);

/** Card for the overview of an entity page. */
export const EntityRolloutsCard = rolloutsPlugin.provide(
  createComponentExtension({
    name: 'EntityRolloutsCard',
    component: {
      lazy: () =>
        import('./pages/EntityRolloutsCard').then(m => m.EntityRolloutsCard),
    },
  }),
);
