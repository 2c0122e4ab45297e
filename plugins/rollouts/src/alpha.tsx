import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import TimelineIcon from '@material-ui/icons/Timeline';

import { rolloutsApiRef } from './api/RolloutsApi';
import { RolloutsClient } from './api/RolloutsClient';
import { whoamiOf } from './api/whoamiOf';
import { entityRolloutsRouteRef, fleetRouteRef } from './routes';

const hasKubernetesId = {
  'metadata.annotations.backstage.io/kubernetes-id': { $exists: true },
};
const hasLabelSelector = {
  'metadata.annotations.backstage.io/kubernetes-label-selector': {
    $exists: true,
  },
};

// A predicate object rather than `isRolloutsAvailable`: an operator can replace it in config.
const isRolloutsAvailableFilter = { $any: [hasKubernetesId, hasLabelSelector] };

const rolloutsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: rolloutsApiRef,
      deps: {
        fetchApi: fetchApiRef,
        identityApi: identityApiRef,
        discoveryApi: discoveryApiRef,
      },
      factory: ({ fetchApi, ...who }) =>
        new RolloutsClient({ fetchApi, whoami: whoamiOf(who) }),
    }),
});

// Title and icon are those of the plugin; with them it is in the sidebar, too.
const rolloutsPage = PageBlueprint.make({
  params: {
    path: '/rollouts',
    title: 'Rollouts',
    icon: <TimelineIcon fontSize="inherit" />,
    routeRef: fleetRouteRef,
    // It has a header of its own, which is the same in the old system.
    noHeader: true,
    loader: () => import('./pages/RolloutsPage').then(m => <m.RolloutsPage />),
  },
});

const entityRolloutsContent = EntityContentBlueprint.make({
  params: {
    path: '/rollouts',
    title: 'Rollouts',
    group: 'deployment',
    icon: <TimelineIcon fontSize="inherit" />,
    routeRef: entityRolloutsRouteRef,
    filter: isRolloutsAvailableFilter,
    loader: () =>
      import('./pages/EntityRolloutsPage').then(m => <m.EntityRolloutsPage />),
  },
});

const entityRolloutsCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: isRolloutsAvailableFilter,
    loader: () =>
      import('./pages/EntityRolloutsCard').then(m => <m.EntityRolloutsCard />),
  },
});

/** The plugin, for portals on the new frontend system. */
export default createFrontendPlugin({
  pluginId: 'rollouts',
  title: 'Rollouts',
  icon: <TimelineIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: fleetRouteRef, entity: entityRolloutsRouteRef },
  extensions: [
    rolloutsApi,
    rolloutsPage,
    entityRolloutsContent,
    entityRolloutsCard,
  ],
});

export { rolloutsTranslationRef } from './translation';
