import {
  rolloutDetailSchema,
  sentence,
  type Pod,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import { passedAnalysis, runningExperiment } from './analysisFixtures';
import { minutesAgo, pausedCanary } from './rolloutFixtures';
import { stuckDeployment } from './stuckDeployment';

/* Rollouts with their pods, parsed by the wire schema. */

export function pod(name: string, changes: Partial<Pod> = {}): Pod {
  return {
    name,
    state: 'ready',
    status: 'Running',
    ready: 1,
    containers: 1,
    restarts: 0,
    createdAt: minutesAgo(26),
    ...changes,
  };
}

export const crashing: Partial<Pod> = {
  state: 'failing',
  status: 'CrashLoopBackOff',
  ready: 0,
  restarts: 4,
};

/** One of the canary's two pods crashes, the ten stable ones run; a run and an experiment belong to the new revision. */
export function canaryWithPods(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const base = pausedCanary();
  const podsOf = (revision: number) =>
    revision === 42
      ? [pod('web-42-b', crashing), pod('web-42-a')]
      : Array.from({ length: 10 }, (_, index) => pod(`web-41-${index}`));
  return rolloutDetailSchema.parse({
    ...base,
    podWatch: { state: 'known' },
    revisions: base.revisions.map(revision => ({
      ...revision,
      health: revision.replicas > 0 ? 'Healthy' : 'ScaledDown',
      podList: revision.replicas > 0 ? podsOf(revision.revision) : [],
    })),
    analyses: [
      passedAnalysis({
        name: 'web-42-smoke',
        revision: 42,
        jobs: [
          {
            namespace: 'payments',
            name: 'f1.smoke.1',
            metric: 'smoke',
            phase: 'Successful',
          },
        ],
      }),
    ],
    experiments: [
      runningExperiment({
        revision: 42,
        templates: [
          {
            name: 'baseline',
            desired: 1,
            available: 1,
            podList: [pod('baseline-a')],
          },
        ],
      }),
    ],
    ...changes,
  });
}

/** The pods may not be read. */
export function podsDenied(): RolloutDetail {
  return pausedCanary({
    podWatch: {
      state: 'denied',
      because: sentence('cluster-denied', {
        resource: 'pods',
        key: 'rollouts.clusters[0].token',
      }),
    },
  });
}

/** A Deployment that is stuck, since its new pods cannot get their image. */
export function deploymentWithPods(): RolloutDetail {
  const image = 'registry.example.com/shop/worker';
  const version = (revision: number, podList: Pod[]) => ({
    revision,
    name: `worker-${revision}`,
    roles: revision === 2 ? ['updated'] : [],
    images: [`${image}:${revision}.0.0`],
    createdAt: minutesAgo(30),
    desired: podList.length,
    replicas: podList.length,
    ready: podList.filter(({ state }) => state === 'ready').length,
    available: podList.filter(({ state }) => state === 'ready').length,
    health: 'Progressing' as const,
    podList,
  });
  return stuckDeployment({
    podWatch: { state: 'known' },
    revisionsKnown: true,
    revisions: [
      version(2, [
        pod('worker-2-a', {
          state: 'failing',
          status: 'ImagePullBackOff',
          ready: 0,
        }),
      ]),
      version(1, [pod('worker-1-a'), pod('worker-1-b'), pod('worker-1-c')]),
    ],
  });
}
