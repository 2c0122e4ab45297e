import type { TickPart } from '../TickPart';

/** Until the canary is ready no hook is called and nothing is measured. */
export const canaryWaits: TickPart = {
  name: 'canary-waits',
  matches: ({ unreadyTarget }) => unreadyTarget !== undefined,
  next: tick => [
    tick.warns(
      `canary deployment ${tick.targetName} not ready: ${tick.unreadyTarget?.reason}`,
    ),
  ],
};
