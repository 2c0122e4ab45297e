import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';
import { asksForTraffic } from './traffic-waits-for-approval';

export const trafficApproved: TickPart = {
  name: 'traffic-approved',
  matches: tick =>
    asksForTraffic(tick) &&
    hookAnswers(tick.canary, 'confirm-traffic-increase').length > 0,
  next: tick =>
    hookAnswers(tick.canary, 'confirm-traffic-increase').map(({ name }) =>
      tick.tells(`Confirm-traffic-increase check ${name} passed`),
    ),
  goesOn: true,
};
