import type { Action, Sentence } from '@rollouts-portal/plugin-rollouts-common';

/** Why nothing whatever can be done with a rollout, where one reason holds for all: it is then said once. */
export function commonReason(actions: readonly Action[]): Sentence | undefined {
  const because = actions[0]?.because;
  const text = JSON.stringify(because);
  return actions.every(
    action => !action.possible && JSON.stringify(action.because) === text,
  )
    ? because
    : undefined;
}
