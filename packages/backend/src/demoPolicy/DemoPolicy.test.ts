import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  permissionFor,
  rolloutReadPermission,
  VERBS,
} from '@rollouts-portal/plugin-rollouts-common';

import { DemoPolicy } from './DemoPolicy';

const catalogDelete = createPermission({
  name: 'catalog.entity.delete',
  attributes: { action: 'delete' },
  resourceType: 'catalog-entity',
});

function decide(permission: Permission, ownershipEntityRefs: string[]) {
  const info = { userEntityRef: 'user:default/someone', ownershipEntityRefs };
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => info,
  });
  return new DemoPolicy(userInfo).handle(
    { permission },
    { credentials: mockCredentials.user(info.userEntityRef), info },
  );
}

describe('DemoPolicy', () => {
  it('shows rollouts to everyone who is signed in', async () => {
    await expect(decide(rolloutReadPermission, [])).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('shows nothing to someone who is not', async () => {
    const policy = new DemoPolicy(mockServices.userInfo.mock());
    await expect(
      policy.handle({ permission: rolloutReadPermission }),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it.each(VERBS)('lets platform engineers %s anything', async verb => {
    await expect(
      decide(permissionFor(verb), ['group:default/platform']),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it.each(VERBS.filter(verb => verb !== 'promote-full'))(
    'lets others %s what they own, by every claim of theirs',
    async verb => {
      const claims = ['user:default/someone', 'group:default/team-payments'];
      await expect(decide(permissionFor(verb), claims)).resolves.toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'rollouts',
        resourceType: 'rollout',
        conditions: { rule: 'IS_ENTITY_OWNER', params: { claims } },
      });
    },
  );

  it('keeps promoting fully in production from owners', async () => {
    const claims = ['group:default/team-payments'];
    await expect(
      decide(permissionFor('promote-full'), claims),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        allOf: [
          { rule: 'IS_ENTITY_OWNER', params: { claims } },
          {
            not: {
              rule: 'IN_ENVIRONMENT',
              params: { environments: ['production'] },
            },
          },
        ],
      },
    });
  });

  it('keeps changes of the catalog from everyone but platform engineers', async () => {
    await expect(
      decide(catalogDelete, ['group:default/team-payments']),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });
});
