import type { Write } from '../engine/Write';
import { hookAnswers } from './hookAnswers';
import type { Tick } from './Tick';

/** What is told of the hooks that are called when a run is over. */
export function afterHooks(tick: Tick): Write[] {
  return hookAnswers(tick.canary, 'post-rollout').map(
    ({ name, passes, text }) =>
      passes
        ? tick.tells(`Post-rollout check ${name} passed`)
        : tick.warns(`Post-rollout hook ${name} failed ${text}`),
  );
}
