import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { settingsOf } from './CanarySettings';
import { flagger144, type FlaggerVersion } from './FlaggerVersion';
import { Tick } from './Tick';
import { tickParts } from './tickParts';

/**
 * The loop of a Canary. It is one stage, because its time runs whatever else happens: nothing that changes between
 * two ticks may delay the next.
 */
export function ticksOf(version: FlaggerVersion): Stage {
  return {
    name: 'canary-ticks',
    matches: () => true,
    wait: canary => settingsOf(canary).interval,
    next: (canary, view) => {
      const tick = new Tick(canary, view, version);
      const writes: Write[] = [];
      for (const part of tickParts) {
        if (!part.matches(tick)) continue;
        writes.push(...part.next(tick));
        if (!part.goesOn) break;
      }
      return writes;
    },
  };
}

export const canaryTicks = ticksOf(flagger144);
