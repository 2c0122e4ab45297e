import {
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

import { readDemoUsers, wantedDemoUser, type DemoUser } from './DemoUser';

/** The sign-in page names the wanted user in this header. */
export const DEMO_USER_HEADER = 'x-demo-user';

const demoAuthenticator = createProxyAuthenticator<
  readonly DemoUser[],
  DemoUser,
  undefined
>({
  defaultProfileTransform: async user => ({
    profile: { displayName: user.title },
  }),
  initialize: ({ config }) => readDemoUsers(config),
  authenticate: async ({ req }, users) => ({
    result: wantedDemoUser(users, req.header(DEMO_USER_HEADER)),
  }),
});

/** Believes every visitor; never to be registered outside development. */
export const demoProvider = createProxyAuthProviderFactory({
  authenticator: demoAuthenticator,
  signInResolver: ({ result }, context) =>
    context.signInWithCatalogUser({ entityRef: result.entityRef }),
});
