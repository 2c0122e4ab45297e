import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts-portal/plugin-rollouts-backend';
import {
  permissionFor,
  ROLLOUT_RESOURCE_TYPE,
} from '@rollouts-portal/plugin-rollouts-common';

const PLATFORM_GROUP = 'group:default/platform';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The policy of the demo portal, to be read as an example.
 *
 * - Everyone who is signed in sees everything.
 * - Platform engineers may do everything.
 * - Others may act on the rollouts that they, or a group of theirs, own; promoting fully in production stays with the
 *   platform engineers.
 */
export class DemoPolicy implements PermissionPolicy {
  constructor(private readonly userInfo: UserInfoService) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (user === undefined) return DENY;
    if (permission.attributes.action === 'read') return ALLOW;

    const { ownershipEntityRefs } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    if (ownershipEntityRefs.includes(PLATFORM_GROUP)) return ALLOW;
    return isResourcePermission(permission, ROLLOUT_RESOURCE_TYPE)
      ? ownersOnly(permission, ownershipEntityRefs)
      : DENY;
  }
}

function ownersOnly(
  permission: ResourcePermission<typeof ROLLOUT_RESOURCE_TYPE>,
  claims: string[],
): PolicyDecision {
  const isOwner = rolloutConditions.isEntityOwner({ claims });
  const isPromoteFull = permission.name === permissionFor('promote-full').name;
  return createRolloutConditionalDecision(
    permission,
    isPromoteFull
      ? {
          allOf: [
            isOwner,
            {
              not: rolloutConditions.inEnvironment({
                environments: ['production'],
              }),
            },
          ],
        }
      : isOwner,
  );
}
