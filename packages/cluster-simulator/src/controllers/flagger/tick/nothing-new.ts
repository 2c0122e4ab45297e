import type { TickPart } from '../TickPart';

export const nothingNew: TickPart = {
  name: 'nothing-new',
  matches: tick =>
    tick.isIn('Initialized', 'Succeeded', 'Failed') && !tick.hasNewRevision,
  next: () => [],
};
