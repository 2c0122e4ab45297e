import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import rolloutsPlugin from '@rollouts-portal/plugin-rollouts/alpha';

import { homePlugin } from './home/homePlugin';
import { navigationModule } from './navigation/navigationModule';
import { signInModule } from './signIn/signInModule';

export const app = createApp({
  features: [
    homePlugin,
    catalogPlugin,
    orgPlugin,
    userSettingsPlugin,
    rolloutsPlugin,
    navigationModule,
    signInModule,
  ],
});
