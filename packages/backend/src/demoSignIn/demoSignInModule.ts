import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';

import { demoProvider } from './demoProvider';

/**
 * Lets a visitor of the demo portal be any user of `auth.providers.demo.users`. The guest provider knows one user
 * only, and what this portal shows is that two people may do different things.
 *
 * Refuses to start outside development when it is configured; without that configuration it does nothing.
 */
export const demoSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(registration) {
    registration.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        if (!config.has('auth.providers.demo')) return;
        if (process.env.NODE_ENV !== 'development') {
          throw new Error(
            'The demo sign-in asks for no proof of who one is, so it is refused outside development (NODE_ENV=development). Remove auth.providers.demo from the configuration and configure a real auth provider.',
          );
        }
        providers.registerProvider({
          providerId: 'demo',
          factory: demoProvider,
        });
      },
    });
  },
});
