import type { TickPart } from '../TickPart';

/** Without its target a Canary stays as it is, however long that takes. */
export const targetMissing: TickPart = {
  name: 'target-missing',
  matches: ({ target }) => target === undefined,
  next: tick => [
    tick.warns(
      `deployment ${tick.targetName} get query error: deployments.apps "${tick.settings.targetName}" not found`,
    ),
  ],
};
