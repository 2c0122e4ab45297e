import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type {
  ActionOutcome,
  ActionRequest,
} from '@rollouts-portal/plugin-rollouts-common';
import type { Request } from 'express';

export type RolloutCommand = ActionRequest & { rolloutId: string };

/** The person who acts. A service has no say over a rollout, whatever the policy would answer it. */
export type ActionCaller = {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  request: Request;
};

/**
 * Carries out one command for one person.
 *
 * Promises: at most once per idempotency key, only on the state that the precondition describes, and always with a
 * definite answer. That a person may not is thrown (`NotAllowedError`, `NotFoundError`); whatever the cluster says is
 * an outcome.
 */
export interface RolloutActions {
  run(command: RolloutCommand, caller: ActionCaller): Promise<ActionOutcome>;
}
