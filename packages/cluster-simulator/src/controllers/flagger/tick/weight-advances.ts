import { lastWeight, weightAfter } from '../CanarySettings';
import { routing } from '../routes';
import type { TickPart } from '../TickPart';

export const weightAdvances: TickPart = {
  name: 'weight-advances',
  matches: ({ settings, routes }) =>
    settings.strategy === 'weights' && routes.canary < lastWeight(settings),
  next: tick => {
    const canaryWeight = weightAfter(tick.settings, tick.routes.canary);
    return [
      ...routing(tick.canary, tick.view, {
        canary: canaryWeight,
        mirrored: false,
      }),
      tick.enters('Progressing', { canaryWeight }),
      tick.tells(`Advance ${tick.name} canary weight ${canaryWeight}`),
    ];
  },
};
