import { routing } from '../routes';
import type { TickPart } from '../TickPart';

/** One step before the first weight: the canary sees copies of requests. */
export const mirroringStarts: TickPart = {
  name: 'mirroring-starts',
  matches: ({ settings, routes }) =>
    settings.strategy === 'weights' &&
    settings.mirrors &&
    routes.canary === 0 &&
    !routes.mirrored,
  next: tick => [
    ...routing(tick.canary, tick.view, { canary: 0, mirrored: true }),
    tick.enters('Progressing', { canaryWeight: 0 }),
    tick.tells(`Advance ${tick.name} canary weight 0`),
  ],
};
