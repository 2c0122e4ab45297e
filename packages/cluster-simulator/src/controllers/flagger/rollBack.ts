import type { Write } from '../engine/Write';
import { afterHooks } from './afterHooks';
import { routing } from './routes';
import { ALL_TO_PRIMARY } from './routing/Router';
import type { Tick } from './Tick';

/** All traffic to the primary, nothing left of the canary. */
export function rollBack(tick: Tick): Write[] {
  const { canary, view, settings, progress } = tick;
  const isTooMany = progress.failedChecks >= settings.threshold;
  return [
    ...(isTooMany
      ? [
          tick.warns(
            `Rolling back ${tick.name} failed checks threshold reached ${progress.failedChecks}`,
          ),
        ]
      : []),
    ...routing(canary, view, ALL_TO_PRIMARY),
    tick.scalesTarget(0),
    tick.enters('Failed', { canaryWeight: 0, iterations: 0, failedChecks: 0 }),
    tick.warns(`Canary failed! Scaling down ${tick.name}`),
    ...afterHooks(tick),
  ];
}
