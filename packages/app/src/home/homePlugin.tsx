import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import HomeIcon from '@material-ui/icons/Home';

// Without one it has no entry in the sidebar.
const homeRouteRef = createRouteRef();

const homePage = PageBlueprint.make({
  params: {
    path: '/',
    title: 'Home',
    icon: <HomeIcon fontSize="inherit" />,
    routeRef: homeRouteRef,
    // It has a header of its own.
    noHeader: true,
    loader: () => import('./HomePage').then(m => <m.HomePage />),
  },
});

/** The demo portal's first page. */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  extensions: [homePage],
  routes: { root: homeRouteRef },
});
