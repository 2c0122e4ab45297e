import type { TickPart } from '../TickPart';

/** Nothing goes on while the primary is not ready. */
export const primaryWaits: TickPart = {
  name: 'primary-waits',
  matches: ({ settings, unreadyPrimary }) =>
    !settings.skipsAnalysis && unreadyPrimary !== undefined,
  next: tick => [
    tick.warns(`${tick.primaryName} not ready: ${tick.unreadyPrimary?.reason}`),
  ],
};
