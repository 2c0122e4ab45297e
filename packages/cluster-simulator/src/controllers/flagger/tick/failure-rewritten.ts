import type { TickPart } from '../TickPart';

/** While Failed the status is written with every tick, and takes up whatever the target is. */
export const failureRewritten: TickPart = {
  name: 'failure-rewritten',
  matches: tick => tick.isIn('Failed'),
  next: tick => [tick.enters('Failed', { lastAppliedSpec: tick.hash })],
  goesOn: true,
};
