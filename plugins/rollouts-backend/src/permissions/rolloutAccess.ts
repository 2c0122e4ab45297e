import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  permissionFor,
  rolloutReadPermission,
  VERBS,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder, type FleetAccess } from './accessUnder';
import { askPolicy } from './askPolicy';
import { conditionOf } from './conditionOf';
import { NO_ROLLOUT, type RolloutCondition } from './RolloutCondition';
import { rolloutResourceRef } from './RolloutResource';

/**
 * Asks the policy once per permission and applies its conditions here to as many rows as there are, instead of asking
 * the permission backend about each.
 */
export async function rolloutAccess(
  credentials: BackstageCredentials,
  services: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    logger: { warn(message: string): void };
  },
): Promise<FleetAccess> {
  const [read, ...decisions] = await askPolicy(
    services.permissions.authorizeConditional(
      [rolloutReadPermission, ...VERBS.map(permissionFor)].map(permission => ({
        permission,
      })),
      { credentials },
    ),
  );
  const reading = {
    toQueries: createConditionTransformer(
      services.permissionsRegistry.getPermissionRuleset(rolloutResourceRef),
    ),
    warn: (message: string) => services.logger.warn(message),
  };
  const usable = new Map<Verb, RolloutCondition>(
    VERBS.map((verb, index) => [verb, conditionOf(decisions[index], reading)]),
  );
  return accessUnder({
    readable: conditionOf(read, reading),
    usable: verb => usable.get(verb) ?? NO_ROLLOUT,
  });
}
