import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';

import { demoSignInModule } from './demoSignInModule';

const configured = {
  auth: {
    providers: {
      demo: { users: [{ entityRef: 'user:default/viewer', title: 'Viewer' }] },
    },
  },
};

async function registeredProviders(
  environment: string,
  data: typeof configured | { auth: { providers: {} } },
): Promise<string[]> {
  const registered: string[] = [];
  jest.replaceProperty(process, 'env', {
    ...process.env,
    NODE_ENV: environment,
  });
  await startTestBackend({
    extensionPoints: [
      [
        authProvidersExtensionPoint,
        {
          registerProvider: ({ providerId }: { providerId: string }) =>
            registered.push(providerId),
        },
      ],
    ],
    features: [demoSignInModule, mockServices.rootConfig.factory({ data })],
  });
  return registered;
}

describe('demoSignInModule', () => {
  afterEach(() => jest.restoreAllMocks());

  it('offers the demo users in development', async () => {
    await expect(
      registeredProviders('development', configured),
    ).resolves.toEqual(['demo']);
  });

  it.each(['production', 'test', ''])(
    'keeps the backend from starting when it is configured and NODE_ENV is %j',
    async environment => {
      await expect(
        registeredProviders(environment, configured),
      ).rejects.toThrow('Remove auth.providers.demo from the configuration');
    },
  );

  it('does nothing in production when it is not configured', async () => {
    await expect(
      registeredProviders('production', { auth: { providers: {} } }),
    ).resolves.toEqual([]);
  });
});
