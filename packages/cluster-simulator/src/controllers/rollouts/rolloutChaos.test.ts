import { VirtualClock } from '../../clock/VirtualClock';
import { applyMergePatch } from '../../store/applyMergePatch';
import { ClusterStore, type Part } from '../../store/ClusterStore';
import type { JsonObject } from '../../store/Json';
import {
  isKubernetesObject,
  type KubernetesObject,
} from '../../store/KubernetesObject';
import { allControllers } from '../allControllers';
import { referenceTo } from '../engine/referenceTo';
import { numberAt, objectAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import { runControllers } from '../engine/runControllers';
import { ANSWERS_OF } from '../metrics/scriptedAnswer';
import { seededLuck } from '../metrics/seededLuck';

const SERVICES = ['stable', 'canary', 'active', 'preview'];

const STRATEGIES: { [name: string]: JsonObject } = {
  'a canary': {
    canary: {
      steps: [
        { setWeight: 20 },
        { pause: {} },
        { setWeight: 60 },
        { pause: { duration: '20s' } },
      ],
    },
  },
  'a canary without steps': { canary: {} },
  'a canary that is analysed': {
    canary: {
      analysis: { templates: [{ templateName: 'checks' }] },
      steps: [
        { setWeight: 30 },
        { analysis: { templates: [{ templateName: 'checks' }] } },
        {
          experiment: {
            duration: '10s',
            templates: [{ name: 'new', specRef: 'canary', replicas: 1 }],
          },
        },
        { pause: {} },
      ],
    },
  },
  'a routed canary': {
    canary: {
      stableService: 'stable',
      canaryService: 'canary',
      trafficRouting: { nginx: { stableIngress: 'web' } },
      steps: [
        { setCanaryScale: { replicas: 2 } },
        { setWeight: 25 },
        { pause: {} },
        { setCanaryScale: { matchTrafficWeight: true } },
        { setWeight: 75 },
        { plugin: { name: 'bake' } },
      ],
    },
  },
  'blue-green by hand': {
    blueGreen: {
      activeService: 'active',
      previewService: 'preview',
      autoPromotionEnabled: false,
      previewReplicaCount: 1,
    },
  },
  'blue-green by itself': {
    blueGreen: {
      activeService: 'active',
      autoPromotionSeconds: 15,
      prePromotionAnalysis: { templates: [{ templateName: 'checks' }] },
      postPromotionAnalysis: { templates: [{ templateName: 'checks' }] },
    },
  },
};

const ANSWERS = ['good', 'bad', 'none', { status: 500 }];

/** What people and programs do to a rollout, at any time. */
const DEEDS: ((luck: number, now: Date) => [Part, JsonObject])[] = [
  luck => ['main', { spec: { template: templateOf(Math.floor(luck * 4)) } }],
  luck => ['main', { spec: { replicas: Math.floor(luck * 6) } }],
  luck => ['main', { spec: { paused: luck < 0.5 } }],
  (_, now) => ['main', { spec: { restartAt: timeText(now) } }],
  () => ['status', { status: { abort: true } }],
  () => ['status', { status: { abort: false } }],
  () => ['status', { status: { promoteFull: true } }],
  () => ['status', { status: { pauseConditions: null } }],
  luck => [
    'status',
    {
      status: { pauseConditions: null, currentStepIndex: Math.floor(luck * 5) },
    },
  ],
];

describe.each(Object.entries(STRATEGIES))('%s', (name, strategy) => {
  it.each([1, 2])(
    'comes to rest and can be promoted, whatever was done to it (seed %d)',
    async seed => {
      const clock = new VirtualClock();
      const store = new ClusterStore({ clock });
      const stop = new AbortController();
      const reported: string[] = [];
      setStage(store, strategy);
      runControllers({
        store,
        clock,
        controllers: allControllers,
        pace: { answer: 20, podReady: 2_000, podGone: 100, measurement: 50 },
        signal: stop.signal,
        report: ({ message }) => reported.push(message),
      });
      for (let turn = 0; turn < 60; turn += 1) {
        const luck = (what: string) =>
          seededLuck(`${what} ${turn} ${seed} ${name}`);
        const deed = DEEDS[Math.floor(luck('deed') * DEEDS.length)];
        if (deed)
          patch(store, 'Rollout', 'web', ...deed(luck('detail'), clock.now()));
        const answer = ANSWERS[Math.floor(luck('answer') * ANSWERS.length)];
        patch(store, 'AnalysisTemplate', 'checks', 'main', {
          metadata: {
            annotations: { [`${ANSWERS_OF}errors`]: JSON.stringify([answer]) },
          },
        });
        // Often before the controllers are done, now and then after all Pods are there.
        await clock.advance(Math.floor(luck('wait') ** 4 * 40_000));
      }
      patch(store, 'Rollout', 'web', 'main', {
        spec: { paused: false, replicas: 3, template: templateOf(9) },
      });
      await clock.advance(5_000);
      patch(store, 'Rollout', 'web', 'status', {
        status: { promoteFull: true },
      });
      await clock.advance(120_000);
      const before = store.version;
      await clock.advance(60_000);
      stop.abort();

      expect(reported).toEqual([]);
      expect(store.version).toBe(before);
      const { status } = store.get(
        referenceTo(store, {
          kind: 'Rollout',
          name: 'web',
          namespace: 'default',
        }),
      );
      expect(status).toMatchObject({ phase: 'Healthy', updatedReplicas: 3 });
      expect(objectAt(status).stableRS).toBe(objectAt(status).currentPodHash);
      expect(numberAt(status, 'replicas')).toBe(3);
    },
  );
});

function setStage(store: ClusterStore, strategy: JsonObject): void {
  for (const name of SERVICES) {
    store.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: 'web' } },
    });
  }
  store.create({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: { rules: [] },
  });
  store.create(analysisTemplate());
  store.create({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web' },
    spec: {
      replicas: 4,
      selector: { matchLabels: { app: 'web' } },
      template: templateOf(0),
      strategy,
    },
  });
}

function analysisTemplate(): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: 'checks' },
    spec: {
      metrics: [
        {
          name: 'errors',
          interval: '5s',
          count: 3,
          successCondition: 'result < 1',
          provider: { web: { url: 'http://metrics.example.test' } },
        },
      ],
    },
  };
}

function templateOf(version: number): JsonObject {
  return {
    metadata: { labels: { app: 'web' } },
    spec: {
      containers: [
        { name: 'web', image: `registry.example.test/web:${version}` },
      ],
    },
  };
}

function patch(
  store: ClusterStore,
  kind: string,
  name: string,
  part: Part,
  body: JsonObject,
): void {
  store.update(
    referenceTo(store, { kind, name, namespace: 'default' }),
    part,
    current => {
      const patched = applyMergePatch(current, body);
      if (!isKubernetesObject(patched)) throw new Error('no object any more');
      return patched;
    },
  );
}
