import assert from 'node:assert/strict';

import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import { applyScenario } from '@rollouts-portal/control-plane/applyScenario.ts';
import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { at } from '@rollouts-portal/control-plane/json.ts';
import type { KubernetesObject } from '@rollouts-portal/control-plane/KubernetesObject.ts';
import { collectionPath } from '@rollouts-portal/control-plane/resourcePath.ts';
import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';
import { waitForObject } from '@rollouts-portal/control-plane/waitForObject.ts';
import {
  hasPods,
  isComplete,
} from '@rollouts-portal/control-plane/workloadStates.ts';

import type { Locator } from 'playwright-core';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { picture } from '../picture.ts';
import type { RolloutPage } from '../RolloutPage.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';

const PODS = 'e2e-pods';
const CRASHES = 'e2e-crashes';
const TREE = 'payments-tree';
const MEASURED = 'payments-measured';
const COMPARED = 'payments-compared';
const WORKER = 'payments-worker';
const STORE = 'payments-store';
const REFERRED = 'payments-referred';
const GATED = 'payments-gated';

export const components: readonly TestComponent[] = [
  PODS,
  CRASHES,
  TREE,
  MEASURED,
  COMPARED,
  WORKER,
  STORE,
  REFERRED,
  GATED,
].map(name => ({ name, owner: 'team-payments' }));

const SIMULATED = {
  world: 'embedded',
  because: 'there a metric, a hook or a crash is an annotation',
} as const;

const STEPS = [{ setWeight: 40 }, { pause: {} }];
const POD_FATE = 'simulator.rollouts-portal.io/pods';

/** Version 2 of a rollout at its pause. */
async function paused(cluster: ClusterAccess, id: string) {
  const made = await TestRollout.apply(cluster, {
    id,
    owner: `component:default/${id}`,
    steps: STEPS,
  });
  await made.update('2.0.0');
  await made.waitFor(isPausedAt(1));
  return made;
}

/** Unfolds what these versions consist of, by keyboard. */
async function unfold(page: RolloutPage, ...versions: string[]): Promise<void> {
  for (const version of versions) await open(page.version(version));
}

async function open(toggle: Locator): Promise<void> {
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') {
    await toggle.press('Enter');
  }
}

const ownedBy = (id: string) => ({
  'rollouts-portal.io/entity-ref': `component:default/${id}`,
});

const labels = (id: string) => ({
  app: id,
  'backstage.io/kubernetes-id': id,
});

function podTemplate(id: string, version: string, fate?: string) {
  return {
    metadata: {
      labels: labels(id),
      ...(fate !== undefined && { annotations: { [POD_FATE]: fate } }),
    },
    spec: {
      containers: [
        { name: 'web', image: `registry.example.test/web:${version}` },
      ],
    },
  };
}

function deployment(id: string, template: object, spec: object = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: id, namespace: id, labels: labels(id) },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: id } },
      template,
      ...spec,
    },
  };
}

/** Applies objects in a namespace of their own. */
async function apply(
  cluster: ClusterAccess,
  namespace: string,
  ...objects: KubernetesObject[]
): Promise<void> {
  await applyObject(cluster, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  for (const object of objects) await applyObject(cluster, object);
}

function rollout(id: string, spec: object): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: {
      name: id,
      namespace: id,
      labels: labels(id),
      annotations: ownedBy(id),
    },
    spec: { replicas: 3, ...spec },
  };
}

function measured(id: string): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: 'success-rate', namespace: id },
    spec: {
      metrics: [
        {
          name: 'success-rate',
          interval: '1s',
          count: 200,
          successCondition: 'result[0] >= 0.97',
          provider: {
            prometheus: { address: 'http://prometheus.test', query: 'up' },
          },
        },
      ],
    },
  };
}

async function until(
  cluster: ClusterAccess,
  { apiVersion, kind, id }: { apiVersion: string; kind: string; id: string },
  wanted: (object: KubernetesObject) => boolean,
): Promise<void> {
  await waitForObject(
    cluster,
    { collection: collectionPath(apiVersion, kind, id), name: id },
    object => object !== undefined && wanted(object),
    { limit: 60_000 },
  );
}

const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };

const isAvailable = (pods: number) => (object: KubernetesObject) =>
  at(object, 'status', 'availableReplicas') === pods &&
  at(object, 'status', 'updatedReplicas') === pods;

export const journeys: readonly Journey[] = [
  {
    name: 'a revision unfolds, by keyboard, to the pods that the cluster has of it',
    async run(world) {
      const made = await paused(world.europe, PODS);
      const pods = await made.pods();
      const page = await world.open({ user: USERS.owner, component: PODS });
      await page.version('2').waitFor();
      assert.deepEqual(await page.listedPods(), []);
      await unfold(page, '2', '1');
      const shown = await page.listedPods();
      assert.deepEqual(shown.map(({ name }) => name).sort(), pods);
      for (const { text } of shown)
        assert.match(text, /Running\s+1 of 1 ready/);
    },
  },
  {
    name: 'pods that crash unfold by themselves, the word of kubectl first, without a reload',
    only: SIMULATED,
    async run(world) {
      const made = await TestRollout.apply(world.europe, {
        id: CRASHES,
        owner: `component:default/${CRASHES}`,
        steps: STEPS,
      });
      const page = await world.open({ user: USERS.owner, component: CRASHES });
      await page.version('1').waitFor();
      await made.patch({
        spec: { template: podTemplate(CRASHES, '2.0.0', 'crashes') },
      });
      await page.page.getByText('CrashLoopBackOff').first().waitFor();
      const [worst] = await page.listedPods();
      assert.match(worst?.text ?? '', /CrashLoopBackOff/);
      assert.equal(
        await page.version('2').getAttribute('aria-expanded'),
        'true',
      );
    },
  },
  picture('tree', {
    component: TREE,
    async prepare(world) {
      await paused(world.europe, TREE);
      return page => unfold(page, '2');
    },
  }),
  picture('analysis', {
    component: MEASURED,
    async prepare(world) {
      const scenario = await applyScenario(world.europe, 'analysis-by-web', {
        namespace: MEASURED,
        kubernetesId: MEASURED,
        annotations: ownedBy(MEASURED),
      });
      await scenario.waitForRollout(isPausedAt(3));
      await scenario.stop();
      return page =>
        open(
          page.page
            .getByRole('region', { name: 'Analysis' })
            .getByRole('button', { name: 'Step 2' }),
        );
    },
  }),
  picture('experiment', {
    component: COMPARED,
    only: SIMULATED,
    async prepare({ europe }) {
      const steps = [
        {
          experiment: {
            duration: '30m',
            templates: [
              { name: 'baseline', specRef: 'stable', replicas: 1 },
              { name: 'candidate', specRef: 'canary', replicas: 1 },
            ],
            analyses: [{ name: 'compare', templateName: 'success-rate' }],
          },
        },
        { setWeight: 50 },
      ];
      const spec = (version: string) => ({
        selector: { matchLabels: { app: COMPARED } },
        template: podTemplate(COMPARED, version),
        strategy: { canary: { steps } },
      });
      const object = { ...ROLLOUT, id: COMPARED };
      await apply(
        europe,
        COMPARED,
        measured(COMPARED),
        rollout(COMPARED, spec('1.0.0')),
      );
      await until(europe, object, isAvailable(3));
      await apply(europe, COMPARED, rollout(COMPARED, spec('2.0.0')));
      await until(
        europe,
        object,
        made => at(made, 'status', 'canary', 'currentExperiment') !== undefined,
      );
      return async page => {
        await page.page.getByRole('region', { name: 'Experiments' }).waitFor();
        await unfold(page, '2');
      };
    },
  }),
  picture('deployment', {
    component: WORKER,
    async prepare({ europe }) {
      const object = { ...DEPLOYMENT, id: WORKER };
      await apply(
        europe,
        WORKER,
        deployment(WORKER, podTemplate(WORKER, '1.0.0')),
      );
      await until(europe, object, isComplete);
      await apply(
        europe,
        WORKER,
        deployment(WORKER, podTemplate(WORKER, '2.0.0')),
      );
      await until(europe, object, isComplete);
      return page => unfold(page, '2');
    },
  }),
  picture('stateful-set', {
    component: STORE,
    async prepare({ europe }) {
      const object = { apiVersion: 'apps/v1', kind: 'StatefulSet', id: STORE };
      const ofVersion = (version: string) => ({
        ...deployment(STORE, podTemplate(STORE, version), {
          serviceName: STORE,
        }),
        kind: 'StatefulSet',
      });
      await apply(europe, STORE, ofVersion('1.0.0'));
      await until(europe, object, isComplete);
      await apply(europe, STORE, ofVersion('2.0.0'));
      await until(europe, object, isComplete);
      return async page => {
        await open(page.page.getByRole('button', { name: /consists of$/ }));
      };
    },
  }),
  picture('workload-ref', {
    component: REFERRED,
    async prepare({ europe }) {
      await apply(
        europe,
        REFERRED,
        deployment(REFERRED, podTemplate(REFERRED, '1.0.0'), { replicas: 0 }),
        rollout(REFERRED, {
          workloadRef: { ...DEPLOYMENT, name: REFERRED },
          strategy: { canary: { steps: STEPS } },
        }),
      );
      await until(europe, { ...ROLLOUT, id: REFERRED }, isAvailable(3));
      return page => unfold(page, '1');
    },
  }),
  picture('flagger', {
    component: GATED,
    only: SIMULATED,
    async prepare({ europe }) {
      const canary = { apiVersion: 'flagger.app/v1beta1', kind: 'Canary' };
      await apply(
        europe,
        GATED,
        deployment(GATED, podTemplate(GATED, '1.0.0')),
        {
          ...canary,
          metadata: { name: GATED, namespace: GATED, labels: labels(GATED) },
          spec: {
            provider: 'istio',
            targetRef: { ...DEPLOYMENT, name: GATED },
            service: { port: 80, targetPort: 'http' },
            analysis: {
              interval: '10s',
              threshold: 3,
              stepWeight: 20,
              maxWeight: 60,
              metrics: [
                {
                  name: 'request-success-rate',
                  interval: '1m',
                  thresholdRange: { min: 99 },
                },
              ],
            },
          },
        },
      );
      const inPhase = (...phases: string[]) =>
        until(europe, { ...canary, id: GATED }, made =>
          phases.includes(String(at(made, 'status', 'phase'))),
        );
      await inPhase('Initialized');
      await apply(
        europe,
        GATED,
        deployment(GATED, podTemplate(GATED, '2.0.0')),
      );
      await inPhase('Progressing');
      return page => unfold(page, `${GATED}-primary`);
    },
  }),
];
