import {
  formatRolloutId,
  rolloutDetailSchema,
  sentence,
  VERBS,
  type RolloutDetail,
  type Step,
} from '@rollouts-portal/plugin-rollouts-common';

import { minutesAgo, pausedCanary } from './rolloutFixtures';

/* Canaries of Flagger in the states that the pages must draw, parsed by the wire schema. */

const WEIGHTS = [10, 25, 50];

function stepsBy(state: (index: number) => Partial<Step>): Step[] {
  return WEIGHTS.map((percent, index) => ({
    index,
    kind: 'setWeight',
    text: sentence('step-set-weight', { percent }),
    state: 'pending',
    ...state(index),
  }));
}

/** Canary `sign-in` in `prod-eu`: all weights done, and a gate asks a person before promotion. */
export function canaryAtGate(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const name = changes.name ?? 'sign-in';
  const cluster = changes.cluster ?? 'prod-eu';
  const { beganAt: _, revision: __, ...base } = pausedCanary();
  return rolloutDetailSchema.parse({
    ...base,
    id: formatRolloutId({
      cluster,
      group: 'flagger.app',
      kind: 'Canary',
      namespace: 'platform',
      name,
    }),
    namespace: 'platform',
    name,
    kind: 'Canary',
    provider: 'flagger',
    message: 'Waiting for approval.',
    why: sentence('why-flagger-waiting-promotion', { gate: 'approval' }),
    more: [sentence('more-flagger-gate-load-tester', { gate: 'approval' })],
    waitingFor: { what: 'gate', name: 'approval', since: minutesAgo(8) },
    since: minutesAgo(8),
    step: { index: 3, count: 3 },
    weights: {
      desired: { value: 50, basis: 'status' },
      actual: { value: 50, basis: 'router' },
      max: 100,
      router: 'istio',
    },
    actions: VERBS.map(verb => ({
      verb,
      possible: false,
      permitted: true,
      because: sentence('because-only-shown', { kind: 'Canary' }),
    })),
    steps: stepsBy(() => ({ state: 'done' })),
    revisions: [],
    revisionsKnown: false,
    revisionsKept: false,
    checks: {
      interval: 15,
      failed: 1,
      threshold: 5,
      skipped: false,
      metrics: [
        { name: 'request-success-rate', min: 99 },
        { name: 'request-duration', max: 500 },
        { name: 'error-budget' },
      ],
      gates: [
        {
          type: 'confirm-promotion',
          name: 'approval',
          owner: 'load-tester',
          holds: true,
        },
        { type: 'rollback', name: 'way-back', owner: 'other', holds: false },
      ],
    },
    happened: [
      {
        at: minutesAgo(8),
        text: sentence('happened-flagger', {
          message:
            'Halt sign-in.platform advancement waiting for promotion approval approval',
        }),
      },
    ],
    happenedFrom: 'events',
    ...changes,
  });
}

/** Rolled back at its second weight, because too many checks had failed. */
export function failedCanary(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const { waitingFor: _, ...atGate } = canaryAtGate({
    name: 'media-proxy',
    cluster: 'prod-us',
  });
  const detail = 'success rate 92.22% < 99%';
  return rolloutDetailSchema.parse({
    ...atGate,
    phase: 'Degraded',
    aborted: true,
    message: 'Canary analysis failed, Deployment scaled to zero.',
    why: sentence('why-flagger-failed-checks', { failed: 5 }),
    more: [sentence('more-flagger-says', { detail })],
    step: { index: 0, count: 3, abortedIndex: 1 },
    steps: stepsBy(index => {
      if (index > 1) return {};
      return index < 1
        ? { state: 'done' }
        : { state: 'failed', note: sentence('note-flagger-failed') };
    }),
    weights: {
      desired: { value: 0, basis: 'status' },
      actual: { value: 0, basis: 'router' },
      max: 100,
      router: 'istio',
    },
    images: [
      { image: 'registry.example.com/shop/web:2.4.0', roles: ['stable'] },
    ],
    checks: { ...atGate.checks, failed: 5 },
    happened: [
      {
        at: minutesAgo(8),
        text: sentence('happened-flagger', {
          message: `Halt media-proxy.platform advancement ${detail}`,
        }),
      },
    ],
    ...changes,
  });
}
