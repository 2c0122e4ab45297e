import type { Action } from '@rollouts-portal/plugin-rollouts-common';

import { arrangeActions } from '../arrangeActions';

/** The one action that a row has room for: what moves it on, else the way back; none for what is at rest. */
export function usefulAction(offered: readonly Action[]): Action | undefined {
  const { actions, likely } = arrangeActions(offered);
  return (
    actions.find(({ verb }) => verb === likely) ??
    actions.find(({ verb, possible }) => verb === 'abort' && possible)
  );
}
