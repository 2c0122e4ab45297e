import { summaryOf } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterWatch, FurtherKinds } from './ClusterWatch';
import { WatchedSimulation } from './testing/WatchedSimulation';

const CANARY = { group: 'flagger.app', kind: 'Canary' };
const DEPLOYMENT = { group: 'apps', kind: 'Deployment' };

let simulation: WatchedSimulation;

beforeEach(async () => {
  simulation = await WatchedSimulation.start();
});
afterEach(() => simulation.stop());

const put = (object: Parameters<WatchedSimulation['put']>[0]) =>
  simulation.put(object);

function deployment(name: string, image: string, replicas = 2) {
  put({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { 'backstage.io/kubernetes-id': name } },
    spec: { replicas, template: { spec: { containers: [{ image }] } } },
    status: {
      observedGeneration: 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  });
}

function canary(phase: string, canaryWeight: number) {
  put({
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: { name: 'checkout' },
    spec: {
      targetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'checkout',
      },
      analysis: {
        interval: '10s',
        threshold: 3,
        stepWeight: 20,
        maxWeight: 50,
      },
    },
    status: { phase, canaryWeight, failedChecks: 0, iterations: 0 },
  });
}

function route(primary: number, secondary: number) {
  put({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'checkout' },
    spec: {
      rules: [
        {
          backendRefs: [
            { name: 'checkout-primary', weight: primary },
            { name: 'checkout-canary', weight: secondary },
          ],
        },
      ],
    },
  });
}

function summary(facts: ClusterWatch, kind: typeof CANARY, name: string) {
  const state = facts.kinds
    .find(known => known.name.kind === kind.kind)
    ?.state(`default/${name}`);
  return state && summaryOf(state);
}

const FLAGGER: FurtherKinds = { flagger: true, workloads: { kinds: [] } };
const BOTH: FurtherKinds = {
  flagger: true,
  workloads: {
    kinds: ['Deployment'],
    labelSelector: 'backstage.io/kubernetes-id',
  },
};

it('shows a canary with the images of both versions and the weight of its route', async () => {
  deployment('checkout', 'checkout:2');
  deployment('checkout-primary', 'checkout:1');
  route(80, 20);
  canary('Progressing', 20);
  const facts = await simulation.watch(FLAGGER, cluster => {
    const { images = [], weights } = summary(cluster, CANARY, 'checkout') ?? {};
    return images.length === 2 && weights?.actual.basis === 'router';
  });
  expect(summary(facts, CANARY, 'checkout')).toMatchObject({
    phase: 'Progressing',
    provider: 'flagger',
    images: [
      { image: 'checkout:2', roles: ['canary'] },
      { image: 'checkout:1', roles: ['stable'] },
    ],
    weights: { actual: { value: 20, basis: 'router' } },
  });
});

it('knows from an event which gate holds the traffic', async () => {
  canary('Progressing', 20);
  put({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'halted' },
    involvedObject: { kind: 'Canary', name: 'checkout', namespace: 'default' },
    source: { component: 'flagger' },
    type: 'Warning',
    lastTimestamp: '2026-01-05T09:00:00Z',
    message:
      'Halt checkout.default advancement waiting for traffic increase approval load-test',
  });
  const facts = await simulation.watch(
    FLAGGER,
    cluster =>
      summary(cluster, CANARY, 'checkout')?.waitingFor?.what === 'gate',
  );
  expect(summary(facts, CANARY, 'checkout')?.why).toEqual({
    code: 'why-flagger-held',
    params: { percent: 20, gate: 'load-test' },
  });
});

it('shows a Deployment, and not those that a canary rolls out', async () => {
  deployment('checkout', 'checkout:2');
  deployment('checkout-primary', 'checkout:1');
  deployment('invoices', 'invoices:7');
  canary('Initialized', 0);
  const facts = await simulation.watch(
    BOTH,
    cluster =>
      summary(cluster, CANARY, 'checkout') !== undefined &&
      summary(cluster, DEPLOYMENT, 'invoices') !== undefined &&
      summary(cluster, DEPLOYMENT, 'checkout') === undefined,
  );
  const names = facts.kinds.flatMap(kind =>
    [...kind.entries()].map(([, { name }]) => `${kind.name.kind}/${name}`),
  );
  expect(names).toEqual(['Canary/checkout', 'Deployment/invoices']);
});

it('is live without Flagger, and partial where only some kinds may be read', async () => {
  const lift = simulation.faults.refuse(404, {
    matching: ({ path }) => path.includes('/canaries'),
  });
  const facts = await simulation.watch(
    FLAGGER,
    cluster => cluster.freshness().state === 'live',
  );
  expect(facts.freshness().problem).toBeUndefined();
  await simulation.stopWatching();
  lift();
  simulation.faults.refuse(403, {
    matching: ({ path }) => path.includes('/canaries'),
  });
  const denied = await simulation.watch(
    FLAGGER,
    cluster => cluster.freshness().state === 'partial',
  );
  expect(denied.freshness().problem).toEqual({
    code: 'cluster-partial-kinds',
    params: { kinds: 'Canary' },
  });
});
