import { whoamiOf } from './whoamiOf';

function whoami({
  user = 'user:default/ada',
  owns = ['group:default/a', 'group:default/b'],
  backend = 'https://portal.test/api/rollouts',
} = {}) {
  return whoamiOf({
    identityApi: {
      getBackstageIdentity: async () => ({
        type: 'user',
        userEntityRef: user,
        ownershipEntityRefs: owns,
      }),
      getProfileInfo: async () => ({}),
      getCredentials: async () => ({}),
      signOut: async () => {},
    },
    discoveryApi: { getBaseUrl: async () => backend },
  })();
}

describe('whoamiOf', () => {
  it('is the same for the same person in two tabs, in whatever order their groups come', async () => {
    expect(await whoami()).toBe(
      await whoami({ owns: ['group:default/b', 'group:default/a'] }),
    );
  });

  it.each([
    ['another person', { user: 'user:default/eve' }],
    ['who owns something else', { owns: ['group:default/a'] }],
    ['another backend', { backend: 'https://other.test/api/rollouts' }],
  ])('differs for %s', async (_, other) => {
    expect(await whoami(other)).not.toBe(await whoami());
  });
});
