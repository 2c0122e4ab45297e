import { createHash } from 'node:crypto';

import { VERBS } from '@rollouts-portal/plugin-rollouts-common';

import type { FleetAccess } from '../permissions/accessUnder';

/** The same for two people only if the policy's decisions on them are, and all else that a view depends on. */
export function viewKey(access: FleetAccess, shown: object): string {
  const decisions = [
    access.readable,
    ...VERBS.map(verb => access.usable(verb)),
  ];
  return createHash('sha256')
    .update(JSON.stringify([decisions, shown]))
    .digest('base64url');
}
