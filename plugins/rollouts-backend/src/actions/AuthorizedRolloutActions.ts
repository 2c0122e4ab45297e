import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
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

import type { FleetAccess } from '../permissions/accessUnder';
import { askPolicy } from '../permissions/askPolicy';
import { EVERY_ROLLOUT } from '../permissions/RolloutCondition';
import type { RolloutResource } from '../permissions/RolloutResource';
import type {
  ActionCaller,
  RolloutActions,
  RolloutCommand,
} from './RolloutActions';

/** Lets through only who may see this rollout and use this verb on it, by the policy's answer to this very request. */
export class AuthorizedRolloutActions implements RolloutActions {
  constructor(
    private readonly inner: RolloutActions,
    private readonly options: {
      permissions: PermissionsService;
      /** False while the permission framework is off and the operator has not said otherwise. */
      writesAllowed: boolean;
      /** The conditions under which the policy lets this person do what. */
      access(credentials: BackstageCredentials): Promise<FleetAccess>;
      /** With who owns it now, and not a minute ago. Undefined when there is no such rollout. */
      resource(rolloutId: string): Promise<RolloutResource | undefined>;
    },
  ) {}

  async run(
    command: RolloutCommand,
    caller: ActionCaller,
  ): Promise<ActionOutcome> {
    const { verb, rolloutId } = command;
    // An id that is none is refused before anybody asks a policy about it.
    parseRolloutId(rolloutId);
    if (!this.options.writesAllowed) {
      throw new NotAllowedError(renderSentence(sentence('denied-writes-off')));
    }
    const permission = permissionFor(verb);
    // The resourceRef is what lets rules see cluster, namespace and owner; without it they decide blindly.
    const [read, act] = await askPolicy(
      this.options.permissions.authorize(
        [rolloutReadPermission, permission].map(each => ({
          permission: each,
          resourceRef: rolloutId,
        })),
        { credentials: caller.credentials },
      ),
    );
    const known = await this.#known(command, caller);
    if (read?.result !== AuthorizeResult.ALLOW || !known.mayRead) {
      throw new NotFoundError(`No rollout ${rolloutId}`);
    }
    if (act?.result !== AuthorizeResult.ALLOW || !known.mayUse) {
      throw new NotAllowedError(
        renderSentence(
          sentence('denied-permission', { permission: permission.name }),
        ),
      );
    }
    return this.inner.run(command, caller);
  }

  /**
   * What we make of the policy's conditions ourselves. Backstage applies them to what is known of a rollout, and takes
   * owners who cannot be told for none: under a `not`, that opens what it should close.
   */
  async #known(
    { verb, rolloutId }: RolloutCommand,
    { credentials }: ActionCaller,
  ): Promise<{ mayRead: boolean; mayUse: boolean }> {
    const access = await this.options.access(credentials);
    const conditions = [access.readable, access.usable(verb)];
    // Nobody waits for the catalog where it makes no difference.
    if (conditions.every(condition => condition === EVERY_ROLLOUT)) {
      return { mayRead: true, mayUse: true };
    }
    const resource = await this.options.resource(rolloutId);
    return {
      mayRead: resource !== undefined && access.canRead(resource),
      mayUse: resource !== undefined && access.canUse(verb, resource),
    };
  }
}
