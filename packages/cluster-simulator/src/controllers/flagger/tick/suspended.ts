import type { TickPart } from '../TickPart';

/** Nothing is checked and nothing is protected. */
export const suspended: TickPart = {
  name: 'suspended',
  matches: ({ settings }) => settings.isSuspended,
  next: tick => [tick.tells('skipping canary run as object is suspended')],
};
