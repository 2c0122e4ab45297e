import { InputError } from '@backstage/errors';
import fc from 'fast-check';

import { previewAction } from '../actions/previewAction';
import { actionPreviewSchema } from '../api/actionSchema';
import { rolloutDetailSchema } from '../api/rolloutSchema';
import type {
  DerivedDetail,
  DerivedPreview,
  DerivedStanding,
  DerivedSummary,
  PossibleAction,
} from '../model/Derived';
import { DECIDING_VERBS, VERBS } from '../model/Verb';
import { blanksWithoutWord } from '../testing/blanksWithoutWord';
import { agreement } from '../testing/replay/agreement';
import { brokenObjects } from '../testing/brokenObjects';
import { recordedObjects } from '../testing/recordedObjects';
import { mergePatch } from '../testing/states/mergePatch';
import { projectAnalysisRun } from './argo-rollouts/analysis/projectAnalysisRun';
import { projectExperiment } from './argo-rollouts/experiments/projectExperiment';
import { projectPod } from './argo-rollouts/pods/projectPod';
import { projectReplicaSet } from './argo-rollouts/projectReplicaSet';
import { projectRollout } from './argo-rollouts/projectRollout';
import { infoTree } from './argo-rollouts/tree/infoTree';
import { deriveDetail } from './argo-rollouts/deriveDetail';
import { deriveSummary } from './argo-rollouts/deriveSummary';
import { detailOf } from './detailOf';
import { deriveFlaggerDetail } from './flagger/deriveFlaggerSummary';
import { projectCanary } from './flagger/projectCanary';
import { projectFlaggerEvent } from './flagger/projectFlaggerEvent';
import { projectRoute } from './flagger/projectRoute';
import type { RolloutState } from './RolloutState';
import { standingOf } from './standingOf';
import { summaryOf } from './summaryOf';
import { projectWorkload } from './workloads/projectWorkload';

/*
 * Whatever a cluster sends, a person gets a row with a reason. `.ci/run` tries ten times as many cases; a failure names
 * the seed that finds it again: PROPERTY_SEED.
 */
const numRuns = Number(process.env.PROPERTY_CASES ?? 1000);
const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);

const rollouts = recordedObjects('argo-rollouts', 'Rollout');
const canaries = recordedObjects('flagger', 'Canary');
const healthy = projectRollout(rollouts[0]);

const ofHealthy = {
  ...projectReplicaSet(recordedObjects('argo-rollouts', 'ReplicaSet')[0]),
  ownerUid: healthy.uid,
  namespace: healthy.namespace,
};
const statefulSet = projectWorkload(
  recordedObjects('workloads', 'StatefulSet')[0],
);

const ROUTES = [
  { recorded: 'flagger', kind: 'HTTPRoute' },
  { recorded: 'argo-rollouts', kind: 'VirtualService' },
  { recorded: 'argo-rollouts', kind: 'Ingress' },
];

/** Puts a broken object of each kind where it would come in. */
const KINDS: readonly {
  kind: string;
  objects: readonly object[];
  state: (object: unknown) => RolloutState;
}[] = [
  {
    kind: 'Rollout',
    objects: rollouts,
    state: object => ({
      provider: 'argo-rollouts',
      facts: projectRollout(object),
      known: {},
    }),
  },
  {
    kind: 'AnalysisRun',
    objects: recordedObjects('argo-rollouts', 'AnalysisRun'),
    state: object =>
      beside({ analysisRuns: [owned(projectAnalysisRun(object))] }),
  },
  {
    kind: 'Experiment',
    objects: recordedObjects('argo-rollouts', 'Experiment'),
    state: object =>
      beside({ experiments: [owned(projectExperiment(object))] }),
  },
  {
    kind: 'ReplicaSet',
    objects: recordedObjects('argo-rollouts', 'ReplicaSet'),
    state: object => {
      const facts = projectReplicaSet(object);
      return beside({
        replicaSets: [
          { ...facts, ownerUid: healthy.uid, namespace: healthy.namespace },
        ],
      });
    },
  },
  {
    kind: 'Pod',
    objects: recordedObjects('argo-rollouts', 'Pod'),
    state: object =>
      beside({
        replicaSets: [ofHealthy],
        pods: [{ ...projectPod(object), ownerUids: [ofHealthy.uid] }],
      }),
  },
  {
    kind: 'Pod of a StatefulSet',
    objects: recordedObjects('argo-rollouts', 'Pod'),
    state: object => ({
      provider: 'workload',
      facts: statefulSet,
      known: {
        podWatch: { state: 'known' },
        pods: [{ ...projectPod(object), ownerUids: [statefulSet.uid] }],
      },
    }),
  },
  {
    kind: 'Canary',
    objects: canaries,
    state: object => ({
      provider: 'flagger',
      facts: projectCanary(object),
      known: { events: [] },
    }),
  },
  ...ROUTES.map(({ recorded, kind }) => ({
    kind: `${kind} of a Canary`,
    objects: recordedObjects(recorded, kind),
    state: (object: unknown): RolloutState => ({
      provider: 'flagger',
      facts: projectCanary(canaries.at(-1)),
      known: { route: projectRoute(object), events: [] },
    }),
  })),
  {
    kind: 'Event of a Canary',
    objects: recordedObjects('flagger', 'Event'),
    state: object => ({
      provider: 'flagger',
      facts: projectCanary(canaries.at(-1)),
      known: {
        events: [projectFlaggerEvent(object)?.event].flatMap(
          event => event ?? [],
        ),
      },
    }),
  },
  {
    kind: 'Deployment of a Canary',
    objects: recordedObjects('flagger', 'Deployment'),
    state: object => ({
      provider: 'flagger',
      facts: projectCanary(canaries.at(-1)),
      known: {
        target: projectWorkload(object),
        primary: projectWorkload(object),
      },
    }),
  },
  ...['Deployment', 'StatefulSet', 'DaemonSet'].map(kind => ({
    kind,
    objects: recordedObjects('workloads', kind),
    state: (object: unknown): RolloutState => ({
      provider: 'workload',
      facts: projectWorkload(object),
    }),
  })),
];

const ORDINARY = String(Reflect.ownKeys(Object.prototype));

describe.each(KINDS)('a broken $kind', ({ objects, state }) => {
  it(`gives a row with a reason, always the same (${numRuns} cases, seed ${seed})`, () => {
    expect(objects.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(brokenObjects(objects), object => {
        expect(problemsOf(object, state)).toEqual([]);
      }),
      { numRuns, seed },
    );
  });
});

function problemsOf(
  object: unknown,
  state: (object: unknown) => RolloutState,
): string[] {
  const before = JSON.stringify(object);
  const first = derived(object, state);
  const second = derived(object, state);
  return [
    ...(JSON.stringify(object) === before ? [] : ['the object was changed']),
    ...(String(Reflect.ownKeys(Object.prototype)) === ORDINARY
      ? []
      : ['the prototype of all objects was changed']),
    ...(JSON.stringify(first) === JSON.stringify(second)
      ? []
      : ['the second answer is another']),
    ...(first ? problemsToSay(first) : []),
  ];
}

type Derived = {
  standing: DerivedStanding;
  summary: DerivedSummary;
  detail: DerivedDetail;
  previews: DerivedPreview[];
};

/** Undefined where the object has lost its name, its uid or its kind, and so is refused. */
function derived(
  object: unknown,
  state: (object: unknown) => RolloutState,
): Derived | undefined {
  try {
    const known = state(object);
    if (known.provider === 'argo-rollouts') {
      JSON.stringify(infoTree(known.facts, known.known));
    }
    return {
      standing: standingOf(known),
      summary: summaryOf(known),
      detail: detailOf(known),
      previews: previewsOf(known),
    };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Of the actions only those have to be told that decide. */
function isPartOf(standing: DerivedStanding, summary: DerivedSummary) {
  const decides = ({ verb }: PossibleAction) => DECIDING_VERBS.has(verb);
  const row = { ...summary, actions: summary.actions.filter(decides) };
  const actions = standing.actions.filter(decides);
  return (
    JSON.stringify({ ...row, ...standing, actions }) === JSON.stringify(row)
  );
}

function previewsOf(state: RolloutState): DerivedPreview[] {
  return state.provider === 'argo-rollouts'
    ? VERBS.map(verb => previewAction(verb, state.facts, state.known))
    : [];
}

function problemsToSay({
  standing,
  summary,
  detail,
  previews,
}: Derived): string[] {
  const placed = {
    ...detail,
    id: 'a/b/c/d/e',
    cluster: 'a',
    freshness: { state: 'live', since: '2026-01-05T09:00:00Z' },
    ownership: {},
    actions: detail.actions.map(action => ({ ...action, permitted: true })),
    watchedSince: '2026-01-05T09:00:00Z',
  };
  // What is no number is null on the wire, which the schema refuses.
  const { error } = rolloutDetailSchema.safeParse(
    JSON.parse(JSON.stringify(placed)),
  );
  return [
    ...(error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    ),
    ...(isPartOf(standing, summary)
      ? []
      : ['where it stands is another in the row']),
    ...previews.flatMap(problemsOfPreview),
    ...agreement([{ t: 0, summary, detail }]).differences,
    ...(detail.analyses ?? []).flatMap(({ text }) =>
      blanksWithoutWord(text).map(name => `${text.code}: no word for ${name}`),
    ),
  ];
}

function problemsOfPreview(preview: DerivedPreview): string[] {
  const { error } = actionPreviewSchema.safeParse(
    JSON.parse(JSON.stringify({ ...preview, rolloutId: 'a/b/c/d/e' })),
  );
  return (error?.issues ?? []).map(
    ({ path, message }) =>
      `preview of ${preview.verb}, ${path.join('.')}: ${message}`,
  );
}

function beside(
  known: Extract<RolloutState, { provider: 'argo-rollouts' }>['known'],
): RolloutState {
  return { provider: 'argo-rollouts', facts: healthy, known };
}

function owned<Facts extends object>(
  facts: Facts,
): Facts & { ownerUids: string[] } {
  return { ...facts, ownerUids: [healthy.uid] };
}

describe('a huge object', () => {
  const [rollout] = rollouts;

  it('with 5,000 steps has 5,000 steps', () => {
    const steps = Array.from({ length: 5000 }, (_, index) => ({
      setWeight: index % 100,
    }));
    const facts = projectRollout({
      ...rollout,
      spec: { strategy: { canary: { steps } } },
    });
    expect(deriveDetail(facts, {}).steps).toHaveLength(5000);
  });

  it.each([1e9, Number.MAX_SAFE_INTEGER, 1e308])(
    'that asks for %d checks has as many steps as a page can bear',
    iterations => {
      const facts = projectCanary(
        mergePatch(canaries[0], { spec: { analysis: { iterations } } }),
      );
      const { steps, step } = deriveFlaggerDetail(facts, {});
      expect(steps).toHaveLength(5000);
      expect(step?.count ?? 5000).toBe(5000);
    },
  );

  it('of 1.5 MB is cut down to what a row needs', () => {
    const facts = projectRollout({
      ...rollout,
      status: {
        phase: 'Degraded',
        message: 'm'.repeat(1_500_000),
        conditions: Array.from({ length: 5000 }, () => ({ type: 7 })),
      },
    });
    expect(JSON.stringify(deriveSummary(facts, {})).length).toBeLessThan(
      10_000,
    );
  });

  it('whose labels are named after parts of every object keeps them as labels', () => {
    const labels: unknown = JSON.parse(
      '{"__proto__":"a","constructor":"b","toString":"c"}',
    );
    const facts = projectRollout({
      ...rollout,
      metadata: { namespace: 'n', name: 'm', uid: 'u', labels },
    });
    expect(Object.getPrototypeOf(facts.labels)).toBe(Object.prototype);
    expect(Object.hasOwn(facts.labels, 'constructor')).toBe(true);
  });
});
