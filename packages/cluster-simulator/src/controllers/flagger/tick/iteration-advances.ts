import { routing } from '../routes';
import type { Routes } from '../routing/Router';
import type { Tick } from '../Tick';
import type { TickPart } from '../TickPart';

/** Blue/green and A/B: the canary is looked at so many times. Only A/B sends it the requests that match. */
export const iterationAdvances: TickPart = {
  name: 'iteration-advances',
  matches: ({ settings, progress }) =>
    settings.strategy !== 'weights' &&
    progress.iterations < settings.iterations,
  next: tick => {
    const { settings, progress, canary, view } = tick;
    const iterations = progress.iterations + 1;
    const wanted = wantedRoutes(tick);
    return [
      ...(wanted ? routing(canary, view, wanted) : []),
      tick.enters(
        tick.isIn('WaitingPromotion') ? 'WaitingPromotion' : 'Progressing',
        { iterations },
      ),
      tick.tells(
        `Advance ${tick.name} canary iteration ${iterations}/${settings.iterations}`,
      ),
    ];
  },
};

function wantedRoutes({ settings, routes }: Tick): Routes | undefined {
  if (settings.strategy === 'a-b') return { canary: 100, mirrored: false };
  return settings.mirrors && !routes.mirrored
    ? { canary: 0, mirrored: true }
    : undefined;
}
