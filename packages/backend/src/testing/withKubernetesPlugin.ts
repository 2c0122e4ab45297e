import { createBackend } from '@backstage/backend-defaults';

import { demoPolicyModule } from '../demoPolicy/demoPolicyModule';
import { demoSignInModule } from '../demoSignIn/demoSignInModule';

/** The demo's backend beside the Kubernetes plugin, without an app: run by tests, as a process of its own. */
const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(demoSignInModule);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(demoPolicyModule);
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@rollouts-portal/plugin-rollouts-backend'));

void backend.start();
