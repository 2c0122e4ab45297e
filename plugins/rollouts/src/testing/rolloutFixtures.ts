import type { Entity } from '@backstage/catalog-model';
import {
  actionOutcomeSchema,
  actionPreviewSchema,
  entityRolloutsSchema,
  fleetPageSchema,
  formatRolloutId,
  KUBERNETES_ID_ANNOTATION,
  rolloutDetailSchema,
  sentence,
  waitsForPerson,
  type Action,
  type ActionOutcome,
  type ActionPreview,
  type ClusterStatus,
  type EntityRollouts,
  type FleetPage,
  type Phase,
  type RolloutDetail,
  type Step,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

/* Hand-written rollouts in the states that the pages must draw. All are parsed by the wire schema, so they cannot drift. */

/** ISO instant so many minutes before (or, negative, after) now. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-api',
    namespace: 'default',
    annotations: { [KUBERNETES_ID_ANNOTATION]: 'payments-api' },
  },
  spec: { type: 'service', owner: 'team-payments', lifecycle: 'production' },
};

/** What may be done, said of every verb; each possible and permitted unless told otherwise. */
export function actions(
  changes: Partial<Record<Verb, Partial<Action>>> = {},
): Action[] {
  const all: Action[] = [
    { verb: 'promote', possible: true, permitted: true },
    { verb: 'promote-full', possible: true, permitted: true },
    { verb: 'skip-step', possible: true, permitted: true },
    { verb: 'abort', possible: true, permitted: true },
    {
      verb: 'retry',
      possible: false,
      permitted: true,
      because: sentence('because-not-aborted'),
    },
    { verb: 'pause', possible: true, permitted: true },
    {
      verb: 'resume',
      possible: false,
      permitted: true,
      because: sentence('because-not-paused'),
    },
    { verb: 'restart', possible: true, permitted: true },
    { verb: 'undo', possible: true, permitted: true },
  ];
  return all.map(action => ({ ...action, ...changes[action.verb] }));
}

/** As seen by someone with the right to read only. */
export function asViewer(rollout: RolloutDetail): RolloutDetail {
  return rolloutDetailSchema.parse({
    ...rollout,
    actions: rollout.actions.map(action => ({
      ...action,
      permitted: false,
      denial: sentence('denied-permission', {
        permission: `rollouts.${action.verb}`,
      }),
    })),
  });
}

const STEPS: Pick<Step, 'kind' | 'text'>[] = [
  { kind: 'setWeight', text: sentence('step-set-weight', { percent: 10 }) },
  {
    kind: 'analysis',
    text: sentence('step-analysis', { templates: 'success-rate, p99-latency' }),
  },
  { kind: 'setWeight', text: sentence('step-set-weight', { percent: 20 }) },
  { kind: 'pause', text: sentence('step-pause') },
  { kind: 'setWeight', text: sentence('step-set-weight', { percent: 40 }) },
  { kind: 'pause', text: sentence('step-pause-timed', { duration: '10 min' }) },
  { kind: 'setWeight', text: sentence('step-set-weight', { percent: 80 }) },
  {
    kind: 'analysis',
    text: sentence('step-analysis', { templates: 'error-budget' }),
  },
];

/** Eight steps, so many of them done; one minute was spent in each. */
function stepsAt(
  index: number,
  change: (step: Step) => Step = step => step,
): Step[] {
  return STEPS.map((step, i): Step => {
    const entered = index - i + 12;
    if (i < index) {
      return {
        ...step,
        index: i,
        state: 'done',
        enteredAt: minutesAgo(entered),
        endedAt: minutesAgo(entered - 0.8),
      };
    }
    return i === index
      ? { ...step, index: i, state: 'current', enteredAt: minutesAgo(12.1) }
      : { ...step, index: i, state: 'pending' };
  }).map(change);
}

/** Rollout `payments-api` in `prod-eu`, paused at step 4 of 8 until somebody promotes. */
export function pausedCanary(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const name = changes.name ?? 'payments-api';
  const cluster = changes.cluster ?? 'prod-eu';
  const namespace = changes.namespace ?? 'payments';
  const rollout: RolloutDetail = {
    id: formatRolloutId({
      cluster,
      group: 'argoproj.io',
      kind: 'Rollout',
      namespace,
      name,
    }),
    cluster,
    environment: 'production',
    namespace,
    name,
    kind: 'Rollout',
    provider: 'argo-rollouts',
    strategy: 'canary',
    uid: '6f1b8a1e-6f58-4b0c-9a3c-0f6d8e7b2a10',
    createdAt: minutesAgo(60 * 24 * 90),
    phase: 'Paused',
    message: 'CanaryPauseStep',
    why: sentence('why-pause-before-weight', {
      step: 4,
      count: 8,
      percent: 40,
    }),
    more: [sentence('more-background-analysis')],
    waitingFor: { what: 'human', since: minutesAgo(12.1) },
    since: minutesAgo(12.1),
    due: [],
    step: { index: 3, count: 8 },
    aborted: false,
    beganAt: minutesAgo(26),
    weights: {
      desired: { value: 20, basis: 'status' },
      actual: { value: 20, basis: 'router' },
      max: 100,
      router: 'istio',
      verified: true,
    },
    images: [
      { image: 'registry.example.com/shop/web:2.4.1', roles: ['canary'] },
      { image: 'registry.example.com/shop/web:2.4.0', roles: ['stable'] },
    ],
    revision: 42,
    pods: { desired: 10, current: 12, updated: 2, ready: 12, available: 12 },
    actions: actions({ promote: { leadsToStep: 4 } }),
    freshness: {
      state: 'live',
      since: minutesAgo(300),
      lastContactAt: minutesAgo(0.01),
    },
    ownership: {
      entityRef: 'group:default/team-payments',
      source: 'config',
      verifiedForEntity: true,
    },
    steps: stepsAt(3, step =>
      step.state === 'current'
        ? { ...step, note: sentence('note-waits-for-person') }
        : step,
    ),
    revisions: [
      {
        revision: 42,
        name: `${name}-7d9c5b8f6`,
        podHash: '7d9c5b8f6',
        roles: ['canary'],
        images: ['registry.example.com/shop/web:2.4.1'],
        createdAt: minutesAgo(26),
        desired: 2,
        replicas: 2,
        ready: 2,
        available: 2,
      },
      {
        revision: 41,
        name: `${name}-5c4d7f9b8`,
        podHash: '5c4d7f9b8',
        roles: ['stable'],
        images: ['registry.example.com/shop/web:2.4.0'],
        createdAt: minutesAgo(60 * 30),
        desired: 10,
        replicas: 10,
        ready: 10,
        available: 10,
      },
      ...[40, 39, 38].map(revision => ({
        revision,
        name: `${name}-old${revision}`,
        roles: [],
        images: [`registry.example.com/shop/web:2.3.${revision - 38}`],
        createdAt: minutesAgo(60 * 24 * (50 - revision)),
        desired: 0,
        replicas: 0,
        ready: 0,
        available: 0,
      })),
    ],
    revisionsKnown: true,
    happened: [
      {
        at: minutesAgo(12),
        text: sentence('happened-paused-at-step', { step: 4 }),
      },
      {
        at: minutesAgo(13),
        text: sentence('happened-step-entered', { step: 3 }),
      },
      {
        at: minutesAgo(26),
        text: sentence('happened-update-began', { revision: 42 }),
      },
      {
        at: minutesAgo(60 * 30),
        text: sentence('happened-completed', { revision: 41 }),
      },
    ],
    watchedSince: minutesAgo(60 * 70),
    ...changes,
  };
  return rolloutDetailSchema.parse(rollout);
}

/** The same one step on, moving. */
export function progressingCanary(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const { waitingFor: _, message: __, ...paused } = pausedCanary(changes);
  return rolloutDetailSchema.parse({
    ...paused,
    phase: 'Progressing',
    message: 'more replicas need to be updated',
    why: sentence('why-set-weight', { step: 5, count: 8, percent: 40 }),
    waitingFor: { what: 'pods' },
    since: minutesAgo(1.2),
    step: { index: 4, count: 8 },
    weights: {
      ...paused.weights,
      desired: { value: 40, basis: 'status' },
      actual: { value: 27, basis: 'router' },
    },
    actions: actions({
      promote: {
        possible: false,
        because: sentence('because-nothing-to-promote'),
      },
    }),
    steps: stepsAt(4),
    revisions: paused.revisions.map(revision =>
      revision.revision === 42
        ? { ...revision, desired: 4, replicas: 4, ready: 3, available: 3 }
        : revision,
    ),
    ...changes,
  });
}

/** Stands at a pause that ends by itself in a little more than six minutes. */
export function timedPause(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const until = minutesAgo(-6.2);
  return rolloutDetailSchema.parse({
    ...pausedCanary(changes),
    why: sentence('why-timed-pause', { step: 6, count: 8, duration: '10 min' }),
    more: [],
    waitingFor: { what: 'time', since: minutesAgo(3.8), until },
    since: minutesAgo(3.8),
    due: [{ at: until, what: 'pause-ends' }],
    step: { index: 5, count: 8 },
    weights: {
      desired: { value: 40, basis: 'status' },
      actual: { value: 40, basis: 'pods' },
      max: 100,
    },
    actions: actions({ promote: { leadsToStep: 6 } }),
    steps: stepsAt(5, step =>
      step.state === 'current'
        ? { ...step, enteredAt: minutesAgo(3.8), until }
        : step,
    ),
    ...changes,
  });
}

/** Aborted by its analysis at step 4; everything is back on the stable version. */
export function abortedCanary(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const { waitingFor: _, ...paused } = pausedCanary(changes);
  return rolloutDetailSchema.parse({
    ...paused,
    phase: 'Degraded',
    message:
      'RolloutAborted: Rollout aborted update to revision 42: Metric "success-rate" assessed Failed due to failed (3) > failureLimit (2)',
    why: sentence('why-aborted-by-background-analysis-back'),
    more: [
      sentence('more-aborted-at-step', { step: 4, count: 8 }),
      sentence('more-git-still-asks-steps'),
    ],
    aborted: true,
    since: minutesAgo(4),
    step: { index: 0, count: 8, abortedIndex: 3 },
    weights: {
      ...paused.weights,
      desired: { value: 0, basis: 'status' },
      actual: { value: 0, basis: 'router' },
    },
    actions: actions({
      promote: { possible: false, because: sentence('because-aborted') },
      abort: { possible: false, because: sentence('because-already-aborted') },
      retry: { possible: true, because: undefined, leadsToStep: 0 },
    }),
    steps: stepsAt(3, step =>
      step.state === 'current'
        ? {
            ...step,
            state: 'failed',
            endedAt: minutesAgo(4),
            note: sentence('note-aborted-here'),
          }
        : step,
    ),
    revisions: paused.revisions.map(revision =>
      revision.revision === 42
        ? { ...revision, scaleDownAt: minutesAgo(-0.37) }
        : revision,
    ),
    happened: [
      {
        at: minutesAgo(4),
        text: sentence('happened-aborted-at-step', {
          step: 4,
          message: 'Metric "success-rate" assessed Failed',
        }),
      },
      ...paused.happened,
    ],
    ...changes,
  });
}

/** Blue-green, the new version up and waiting to become active. */
export function blueGreenWaiting(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const { step: _, ...canary } = pausedCanary(changes);
  return rolloutDetailSchema.parse({
    ...canary,
    strategy: 'blueGreen',
    message: 'BlueGreenPause',
    why: sentence('why-waits-for-promotion'),
    more: [],
    weights: {
      desired: { value: 0, basis: 'status' },
      actual: { value: 0, basis: 'status' },
      max: 100,
    },
    images: [
      { image: 'registry.example.com/shop/web:2.4.1', roles: ['preview'] },
      {
        image: 'registry.example.com/shop/web:2.4.0',
        roles: ['stable', 'active'],
      },
    ],
    actions: actions(),
    steps: [],
    revisions: canary.revisions.map(revision => ({
      ...revision,
      ...(revision.revision === 42
        ? { roles: ['preview'], desired: 10, replicas: 10, ready: 10 }
        : {}),
      ...(revision.revision === 41 ? { roles: ['stable', 'active'] } : {}),
    })),
    ...changes,
  });
}

/** Fully rolled out; the ReplicaSets are not watched while nothing moves. */
export function healthyCanary(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  const {
    waitingFor: _,
    message: __,
    beganAt: ___,
    ...paused
  } = pausedCanary(changes);
  const because = sentence('because-fully-promoted');
  return rolloutDetailSchema.parse({
    ...paused,
    phase: 'Healthy',
    why: sentence('why-healthy', { available: 10, desired: 10 }),
    more: [],
    since: minutesAgo(60 * 30),
    step: { index: 8, count: 8 },
    weights: {
      ...paused.weights,
      desired: { value: 100, basis: 'status' },
      actual: { value: 100, basis: 'router' },
    },
    images: [
      { image: 'registry.example.com/shop/web:2.4.1', roles: ['stable'] },
    ],
    actions: actions({
      promote: { possible: false, because },
      'promote-full': { possible: false, because },
      abort: { possible: false, because: sentence('because-nothing-to-abort') },
    }),
    steps: stepsAt(8),
    revisions: [],
    revisionsKnown: false,
    ...changes,
  });
}

/** More done steps than fit beside what happens now. */
export function manySteps(changes: Partial<RolloutDetail> = {}): RolloutDetail {
  return pausedCanary({
    step: { index: 16, count: 20 },
    steps: Array.from({ length: 20 }, (_, index): Step => {
      const text = sentence('step-set-weight', { percent: (index + 1) * 5 });
      const state = index < 16 ? 'done' : 'pending';
      return {
        index,
        kind: 'setWeight',
        text,
        state: index === 16 ? 'current' : state,
      };
    }),
    ...changes,
  });
}

export function clusterStatus(
  changes: Partial<ClusterStatus> = {},
): ClusterStatus {
  return {
    name: 'prod-eu',
    environment: 'production',
    freshness: {
      state: 'live',
      since: minutesAgo(300),
      lastContactAt: minutesAgo(0.01),
    },
    ...changes,
  };
}

export function rolloutsOfEntity(
  items: RolloutDetail[],
  changes: Partial<EntityRollouts> = {},
): EntityRollouts {
  return entityRolloutsSchema.parse({
    configured: true,
    items,
    clusters: [clusterStatus()],
    ...changes,
  });
}

/** A page of the fleet with these rollouts on it, in the order given, counted as the backend does. */
export function fleetPage(
  items: RolloutDetail[],
  changes: Partial<FleetPage> = {},
): FleetPage {
  const waiting = items.filter(({ waitingFor }) =>
    waitsForPerson(waitingFor),
  ).length;
  const inPhase = (phase: Phase) =>
    items.filter(item => item.phase === phase).length;
  // Parsed, so that the rows carry what a summary has and nothing else.
  return fleetPageSchema.parse({
    configured: true,
    permitted: true,
    items,
    totals: {
      all: items.length,
      waiting,
      waitingForYou: waiting,
      moving: inPhase('Progressing') + inPhase('Paused') - waiting,
      phases: {
        Healthy: inPhase('Healthy'),
        Progressing: inPhase('Progressing'),
        Paused: inPhase('Paused'),
        Degraded: inPhase('Degraded'),
        Unknown: inPhase('Unknown'),
      },
    },
    matching: items.length,
    before: 0,
    clusters: [clusterStatus()],
    ...changes,
  });
}

export function previewOf(
  rollout: RolloutDetail,
  verb: Verb,
  changes: Partial<ActionPreview> = {},
): ActionPreview {
  const previews: Record<Verb, Partial<ActionPreview>> = {
    promote: {
      summary: sentence('preview-promote-step', { step: 4, next: 5, count: 8 }),
      effects: [
        sentence('effect-one-runs-to-pause', { step: 5, pause: 6 }),
        sentence('effect-nothing-skipped-background'),
        sentence('effect-argo-keeps'),
      ],
      after: {
        ...rollout.weights,
        desired: { value: 40, basis: 'status' },
        actual: { value: 40, basis: 'router' },
      },
      condition: sentence('condition-at-pause', { revision: 42 }),
    },
    'promote-full': {
      summary: sentence('preview-full-skips', { count: 5 }),
      effects: [
        sentence('effect-skips-pauses', { steps: '4, 6' }),
        sentence('effect-skips-analyses', { steps: '8' }),
        sentence('effect-full-by-router'),
      ],
      after: {
        ...rollout.weights,
        desired: { value: 100, basis: 'status' },
        actual: { value: 100, basis: 'router' },
      },
      condition: sentence('condition-version-and-spec', { revision: 42 }),
    },
    'skip-step': {
      summary: sentence('preview-promote-step', { step: 4, next: 5, count: 8 }),
      effects: [sentence('effect-one-runs-to-pause', { step: 5, pause: 6 })],
      condition: sentence('condition-at-step', { revision: 42, step: 4 }),
    },
    abort: {
      summary: sentence('preview-abort-at-step', { step: 4, count: 8 }),
      effects: [
        sentence('effect-abort-traffic'),
        sentence('effect-stays-aborted'),
        sentence('effect-git-still-asks'),
      ],
      after: {
        ...rollout.weights,
        desired: { value: 0, basis: 'status' },
        actual: { value: 0, basis: 'router' },
      },
      condition: sentence('condition-version', { revision: 42 }),
      precondition: { uid: rollout.uid, podHash: '7d9c5b8f6' },
    },
    retry: {
      summary: sentence('preview-retry-steps', { count: 8 }),
      effects: [sentence('effect-analyses-anew')],
      condition: sentence('condition-aborted', { revision: 42 }),
      precondition: {
        uid: rollout.uid,
        podHash: '7d9c5b8f6',
        aborted: true,
      },
    },
    pause: {
      summary: sentence('preview-pause'),
      effects: [
        sentence('effect-pause-holds-step', { step: 4 }),
        sentence('effect-pause-leaves-pods'),
      ],
      after: rollout.weights,
      condition: sentence('condition-not-paused'),
      precondition: { uid: rollout.uid, paused: false },
    },
    resume: {
      summary: sentence('preview-resume'),
      effects: [
        sentence('effect-resumes'),
        sentence('effect-resumes-at-pause', { step: 4 }),
      ],
      condition: sentence('condition-paused', { revision: 42 }),
      precondition: { uid: rollout.uid, podHash: '7d9c5b8f6', paused: true },
    },
    restart: {
      summary: sentence('preview-restart'),
      effects: [
        sentence('effect-restart-evicts'),
        sentence('effect-restart-keeps'),
      ],
      after: rollout.weights,
      condition: sentence('condition-restart'),
      precondition: { uid: rollout.uid, restartAt: null },
    },
    undo: undoPreview(rollout, changes.revision ?? 41),
  };
  return actionPreviewSchema.parse({
    verb,
    rolloutId: rollout.id,
    possible: true,
    before: rollout.weights,
    precondition: {
      uid: rollout.uid,
      podHash: '7d9c5b8f6',
      stepIndex: rollout.step?.index,
      ...(rollout.waitingFor?.what === 'human' && {
        pauseStartedAt: rollout.waitingFor.since,
      }),
    },
    ...previews[verb],
    ...changes,
  });
}

/** Revision 41 is the stable one, 40 an older one. */
function undoPreview(
  rollout: RolloutDetail,
  revision: number,
): Partial<ActionPreview> {
  const podHash = `hash${revision}`;
  return {
    summary: sentence('preview-undo', { current: 42, revision }),
    effects: [
      sentence('effect-undo-template', { revision, next: 43 }),
      revision === 41
        ? sentence('effect-undo-to-stable')
        : sentence('effect-undo-like-update', { count: 8 }),
      sentence('effect-argo-reverts'),
    ],
    condition: sentence('condition-undo', { revision }),
    precondition: {
      uid: rollout.uid,
      podHash: '7d9c5b8f6',
      generation: 7,
      target: { replicaSet: `payments-api-${podHash}`, uid: podHash, podHash },
    },
    revision,
    revisions: [41, 40].map(number => ({
      revision: number,
      images: [`registry.example.test/web:2.3.${number}`],
      createdAt: minutesAgo(60 * (43 - number) + 5.5),
      roles: number === 41 ? ['stable'] : [],
    })),
  };
}

export function outcomeOf(
  preview: ActionPreview,
  changes: Partial<ActionOutcome> = {},
): ActionOutcome {
  return actionOutcomeSchema.parse({
    actionId: '01J9ZQ4K',
    verb: preview.verb,
    rolloutId: preview.rolloutId,
    result: 'applied',
    text: sentence('applied-step', { step: 5, count: 8 }),
    changes: [],
    at: new Date().toISOString(),
    ...changes,
  });
}
