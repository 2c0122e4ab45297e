import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

import type { Verb } from './model/Verb';

export const ROLLOUT_RESOURCE_TYPE = 'rollout';

export const rolloutReadPermission = createPermission({
  name: 'rollouts.read',
  attributes: { action: 'read' },
  resourceType: ROLLOUT_RESOURCE_TYPE,
});

// A Record, so that a verb without a permission does not compile.
const PERMISSION_OF: Record<
  Verb,
  ResourcePermission<typeof ROLLOUT_RESOURCE_TYPE>
> = {
  promote: update('rollouts.promote'),
  'promote-full': update('rollouts.promote-full'),
  'skip-step': update('rollouts.skip-step'),
  abort: update('rollouts.abort'),
  retry: update('rollouts.retry'),
  pause: update('rollouts.pause'),
  resume: update('rollouts.resume'),
  restart: update('rollouts.restart'),
  undo: update('rollouts.undo'),
};

function update(name: string) {
  return createPermission({
    name,
    attributes: { action: 'update' },
    resourceType: ROLLOUT_RESOURCE_TYPE,
  });
}

/** The permission that guards one verb. */
export function permissionFor(
  verb: Verb,
): ResourcePermission<typeof ROLLOUT_RESOURCE_TYPE> {
  return PERMISSION_OF[verb];
}

export const rolloutsPermissions = [
  rolloutReadPermission,
  ...Object.values(PERMISSION_OF),
];
