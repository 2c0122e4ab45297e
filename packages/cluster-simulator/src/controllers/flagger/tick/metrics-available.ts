import type { TickPart } from '../TickPart';

export const metricsAvailable: TickPart = {
  name: 'metrics-available',
  matches: tick => tick.isIn('Initializing'),
  next: tick => [tick.tells('all the metrics providers are available!')],
  goesOn: true,
};
