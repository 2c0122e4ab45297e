import {
  formatRolloutId,
  rolloutDetailSchema,
  sentence,
  VERBS,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import { minutesAgo, pausedCanary } from './rolloutFixtures';

/** Deployment `audit-trail` in `staging`, whose new pods do not become ready. */
export function stuckDeployment(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const name = changes.name ?? 'audit-trail';
  const cluster = changes.cluster ?? 'staging';
  const { waitingFor: _, beganAt: __, step: ___, ...base } = pausedCanary();
  return rolloutDetailSchema.parse({
    ...base,
    id: formatRolloutId({
      cluster,
      group: 'apps',
      kind: 'Deployment',
      namespace: 'platform',
      name,
    }),
    cluster,
    environment: 'staging',
    namespace: 'platform',
    name,
    kind: 'Deployment',
    provider: 'deployment',
    strategy: 'rollingUpdate',
    phase: 'Degraded',
    message: `ReplicaSet "${name}-4lh7j54wml" has timed out progressing.`,
    why: sentence('why-workload-deadline', {
      duration: '10 min',
      updated: 2,
      desired: 4,
      available: 3,
      current: 5,
    }),
    more: [sentence('more-workload-no-way-back')],
    waitingFor: { what: 'pods' },
    since: minutesAgo(21),
    weights: {
      desired: { value: 100, basis: 'pods' },
      actual: { value: 50, basis: 'pods' },
      max: 100,
    },
    images: [{ image: 'registry.example.com/shop/web:2.4.1', roles: [] }],
    revision: 7,
    pods: { desired: 4, current: 5, updated: 2, ready: 3, available: 3 },
    actions: VERBS.map(verb => ({
      verb,
      possible: false,
      permitted: true,
      because: sentence('because-only-shown', { kind: 'Deployment' }),
    })),
    steps: [],
    revisions: [],
    revisionsKnown: false,
    revisionsKept: false,
    happened: [],
    happenedFrom: 'nothing',
    ...changes,
  });
}
