import type { Tick } from '../Tick';
import type { TickPart } from '../TickPart';

export const analysisAnnounced: TickPart = {
  name: 'analysis-announced',
  matches: isBeginning,
  next: tick => [tick.tells(`Starting canary analysis for ${tick.targetName}`)],
  goesOn: true,
};

/** No traffic so far, neither real nor mirrored. */
export function isBeginning({ routes, progress }: Tick): boolean {
  return routes.canary === 0 && progress.iterations === 0 && !routes.mirrored;
}
