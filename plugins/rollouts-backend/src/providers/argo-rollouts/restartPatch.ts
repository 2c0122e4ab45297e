import type { Precondition } from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutPatch } from './RolloutPatch';

/**
 * Asks for a restart, where nobody has asked for another one since the person looked.
 *
 * @param restartAt - RFC 3339; pods that are older are replaced
 */
export function restartPatch(
  { uid, restartAt: seen }: Precondition,
  restartAt: string,
): RolloutPatch {
  return {
    operations: [
      { op: 'test', path: '/metadata/uid', value: uid },
      // A `test` for null holds for a field that is absent.
      { op: 'test', path: '/spec/restartAt', value: seen ?? null },
      { op: 'add', path: '/spec/restartAt', value: restartAt },
    ],
  };
}
