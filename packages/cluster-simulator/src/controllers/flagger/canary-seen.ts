import { textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { canaryStatus } from './canaryStatus';

/** Flagger takes up a new Canary at once, and does something about it with the first tick. */
export const canarySeen: Stage = {
  name: 'canary-seen',
  matches: ({ status }) => !textAt(status, 'phase'),
  next: (canary, { now }) => {
    const { name, namespace } = canary.metadata;
    const nothing = { canaryWeight: 0, iterations: 0, failedChecks: 0 };
    return [
      {
        write: 'status',
        of: { kind: 'Canary', name, namespace },
        status: canaryStatus(canary, 'Initializing', nothing, now),
      },
    ];
  },
};
