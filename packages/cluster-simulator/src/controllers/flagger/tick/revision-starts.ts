import { numberAt } from '../../engine/fields';
import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';

/** The canary gets as many Pods as the primary has. */
export const revisionStarts: TickPart = {
  name: 'revision-starts',
  matches: tick => tick.isIn('Initialized', 'Succeeded', 'Failed', 'Waiting'),
  next: tick => [
    ...hookAnswers(tick.canary, 'confirm-rollout').map(({ name }) =>
      tick.tells(`Confirm-rollout check ${name} passed`),
    ),
    tick.tells(`New revision detected! Scaling up ${tick.targetName}`),
    tick.scalesTarget(numberAt(tick.primary?.spec, 'replicas') ?? 1),
    tick.enters('Progressing', {
      canaryWeight: 0,
      iterations: 0,
      failedChecks: 0,
      lastAppliedSpec: tick.hash,
    }),
  ],
};
