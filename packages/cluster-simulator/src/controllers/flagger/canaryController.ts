import type { Controller } from '../engine/Stage';
import { canarySeen } from './canary-seen';
import { ticksOf } from './canary-ticks';
import { flagger144, type FlaggerVersion } from './FlaggerVersion';

/** What Flagger does about Canaries. */
export function canaryControllerOf(version: FlaggerVersion): Controller {
  return {
    name: 'canaries',
    kind: 'Canary',
    stages: [canarySeen, ticksOf(version)],
  };
}

export const canaryController = canaryControllerOf(flagger144);
