import { routing } from '../routes';
import type { TickPart } from '../TickPart';

/** Blue/green has one tick with all traffic on the canary, and counts it as one iteration more. */
export const allTrafficToCanary: TickPart = {
  name: 'all-traffic-to-canary',
  matches: ({ settings, progress }) =>
    settings.strategy === 'iterations' &&
    progress.iterations === settings.iterations,
  next: tick => {
    const { settings, progress, canary, view } = tick;
    return [
      ...(settings.provider === 'kubernetes'
        ? []
        : [
            tick.tells(
              settings.mirrors
                ? 'Stop traffic mirroring and route all traffic to canary'
                : 'Routing all traffic to canary',
            ),
          ]),
      ...routing(canary, view, { canary: 100, mirrored: false }),
      tick.enters('Progressing', { iterations: progress.iterations + 1 }),
    ];
  },
};
