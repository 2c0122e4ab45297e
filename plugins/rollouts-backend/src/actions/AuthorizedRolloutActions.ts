import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  parseRolloutId,
  permissionFor,
  renderSentence,
  rolloutReadPermission,
  sentence,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';

import { askPolicy } from '../permissions/askPolicy';
import type {
  ActionCaller,
  RolloutActions,
  RolloutCommand,
} from './RolloutActions';

/** Lets through only who may see this rollout and use this verb on it, by the policy's answer to this very request. */
export class AuthorizedRolloutActions implements RolloutActions {
  constructor(
    private readonly inner: RolloutActions,
    private readonly permissions: PermissionsService,
    /** False while the permission framework is off and the operator has not said otherwise. */
    private readonly writesAllowed: boolean,
  ) {}

  async run(
    command: RolloutCommand,
    caller: ActionCaller,
  ): Promise<ActionOutcome> {
    const { verb, rolloutId } = command;
    // An id that is none is refused before anybody asks a policy about it.
    parseRolloutId(rolloutId);
    if (!this.writesAllowed) {
      throw new NotAllowedError(renderSentence(sentence('denied-writes-off')));
    }
    const permission = permissionFor(verb);
    // The resourceRef is what lets rules see cluster, namespace and owner; without it they decide blindly.
    const [read, act] = await askPolicy(
      this.permissions.authorize(
        [rolloutReadPermission, permission].map(each => ({
          permission: each,
          resourceRef: rolloutId,
        })),
        { credentials: caller.credentials },
      ),
    );
    if (read?.result !== AuthorizeResult.ALLOW) {
      throw new NotFoundError(`No rollout ${rolloutId}`);
    }
    if (act?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        renderSentence(
          sentence('denied-permission', { permission: permission.name }),
        ),
      );
    }
    return this.inner.run(command, caller);
  }
}
