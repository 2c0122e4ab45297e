import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  permissionFor,
  rolloutReadPermission,
  VERBS,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { askPolicy } from './askPolicy';
import { rolloutResourceRef, type RolloutResource } from './RolloutResource';

/** What one person may see and do, for showing it. Acting asks again, see `AuthorizedRolloutActions`. */
export interface RolloutAccess {
  /** False when the policy denies reading whatever the rollout; true says nothing of any single one. */
  readonly canReadSome: boolean;
  canRead(rollout: RolloutResource): boolean;
  canUse(verb: Verb, rollout: RolloutResource): boolean;
}

/**
 * Asks the policy once per permission and applies its conditions here to as many rows as there are, instead of asking
 * the permission backend about each.
 */
export async function rolloutAccess(
  credentials: BackstageCredentials,
  services: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  },
): Promise<RolloutAccess> {
  const [read, ...decisions] = await askPolicy(
    services.permissions.authorizeConditional(
      [rolloutReadPermission, ...VERBS.map(permissionFor)].map(permission => ({
        permission,
      })),
      { credentials },
    ),
  );
  const decisionFor = new Map<Verb, PolicyDecision | undefined>(
    VERBS.map((verb, index) => [verb, decisions[index]]),
  );
  const holds = createConditionAuthorizer(
    services.permissionsRegistry.getPermissionRuleset(rolloutResourceRef),
  );
  return {
    canReadSome: read !== undefined && read.result !== AuthorizeResult.DENY,
    canRead: rollout => read !== undefined && holds(read, rollout),
    canUse: (verb, rollout) => {
      const decision = decisionFor.get(verb);
      return decision !== undefined && holds(decision, rollout);
    },
  };
}
