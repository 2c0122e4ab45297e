import { createBackend } from '@backstage/backend-defaults';
import { stringifyError } from '@backstage/errors';

import { demoPolicyModule } from './demoPolicy/demoPolicyModule';
import { demoSignInModule } from './demoSignIn/demoSignInModule';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(demoSignInModule);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(demoPolicyModule);

backend.add(import('@rollouts-portal/plugin-rollouts-backend'));

backend.start().catch((error: unknown) => {
  // Left alone, the process would stay and serve the plugins that did start.
  process.stderr.write(`${stringifyError(error)}\n`);
  process.exit(1);
});
