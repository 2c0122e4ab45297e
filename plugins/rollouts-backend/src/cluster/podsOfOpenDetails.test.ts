import {
  detailOf,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterWatch, FurtherKinds } from './ClusterWatch';
import { OpenLimits } from './OpenLimits';
import { until, WatchedSimulation } from './testing/WatchedSimulation';

const ALL: FurtherKinds = {
  flagger: true,
  workloads: { kinds: ['Deployment', 'StatefulSet'] },
};
const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';

let simulation: WatchedSimulation;

beforeEach(async () => {
  simulation = await WatchedSimulation.start();
});
afterEach(() => simulation.stop());

type Owner = { apiVersion: string; kind: string; name: string; uid: string };

const ownedBy = (owner: Owner) => [{ ...owner, controller: true }];

function replicaSet(name: string, owner: Owner, app: string): Owner {
  const apiVersion = 'apps/v1';
  const uid = simulation.put({
    apiVersion,
    kind: 'ReplicaSet',
    metadata: {
      name,
      labels: { app, 'rollouts-pod-template-hash': 'new' },
      annotations: {
        'rollout.argoproj.io/revision': '2',
        'deployment.kubernetes.io/revision': '7',
      },
      ownerReferences: ownedBy(owner),
    },
    spec: { replicas: 2, template: template(app) },
    status: { replicas: 2, readyReplicas: 1, observedGeneration: 1 },
  });
  return { apiVersion, kind: 'ReplicaSet', name, uid };
}

const template = (image: string) => ({
  spec: { containers: [{ name: 'web', image }] },
});

function pod(name: string, owner: Owner, app: string, reason?: string) {
  simulation.put({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: { app },
      ownerReferences: ownedBy(owner),
    },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'web:2',
          args: ['--password=hunter2'],
          env: [{ name: 'TOKEN', value: 'hunter2' }],
        },
      ],
    },
    status: {
      phase: 'Running',
      containerStatuses: [
        reason === undefined
          ? {
              name: 'web',
              ready: true,
              restartCount: 0,
              state: { running: {} },
            }
          : {
              name: 'web',
              ready: false,
              restartCount: 4,
              state: { waiting: { reason, message: 'hunter2' } },
            },
      ],
    },
  });
}

const SELECTOR = (app: string) => ({ matchLabels: { app } });

/** At rest, so that nothing but looking makes it watched. */
function rollout(name = 'web', { selector = true } = {}): Owner {
  const apiVersion = 'argoproj.io/v1alpha1';
  const uid = simulation.put({
    apiVersion,
    kind: 'Rollout',
    metadata: { name },
    spec: {
      replicas: 2,
      ...(selector && { selector: SELECTOR(name) }),
      template: template('web:2'),
      strategy: { canary: { steps: [{ setWeight: 20 }] } },
    },
    status: {
      phase: 'Healthy',
      observedGeneration: '1',
      currentPodHash: 'new',
      stableRS: 'new',
      currentStepIndex: 1,
    },
  });
  return { apiVersion, kind: 'Rollout', name, uid };
}

function workload(kind: string, name: string, app = name): Owner {
  const apiVersion = 'apps/v1';
  const uid = simulation.put({
    apiVersion,
    kind,
    metadata: {
      name,
      annotations: { 'deployment.kubernetes.io/revision': '7' },
    },
    spec: { replicas: 2, selector: SELECTOR(app), template: template('web:2') },
    status: { updateRevision: 'new', replicas: 2 },
  });
  return { apiVersion, kind, name, uid };
}

function kindOf(facts: ClusterWatch, kind: string) {
  const found = facts.kinds.find(known => known.name.kind === kind);
  if (!found) throw new Error(`no ${kind} here`);
  return found;
}

function detail(facts: ClusterWatch, kind = 'Rollout', key = 'default/web') {
  const state = kindOf(facts, kind).state(key);
  if (!state) throw new Error(`no ${kind} ${key}`);
  return detailOf(state);
}

function look(
  facts: ClusterWatch,
  kind = 'Rollout',
  key = 'default/web',
  viewer = ALICE,
) {
  return kindOf(facts, kind).open?.(key, viewer) ?? (() => {});
}

const isKnown = (facts: ClusterWatch, kind?: string, key?: string) =>
  detail(facts, kind, key).podWatch?.state === 'known';

const rows = ({ revisions }: Pick<RolloutDetail, 'revisions'>) =>
  revisions.map(({ revision, name, podList }) => [
    revision,
    name,
    podList?.map(({ name: podName, status }) => `${podName} ${status}`),
  ]);

/** Watches until the rollout is there and known to be at rest. */
function watch(openLimits?: OpenLimits) {
  return simulation.watch(
    ALL,
    cluster => cluster.freshness().state === 'live',
    openLimits && { openLimits },
  );
}

it('shows the pods of a rollout for as long as somebody looks, worst first, and nothing that is secret in them', async () => {
  const owner = replicaSet('web-new', rollout(), 'web');
  pod('web-a', owner, 'web');
  pod('web-b', owner, 'web', 'CrashLoopBackOff');
  const facts = await watch();
  expect(detail(facts).podWatch).toBeUndefined();

  const known = until(
    facts,
    () => isKnown(facts) && detail(facts).revisions.length === 1,
  );
  look(facts);
  expect(detail(facts).podWatch).toEqual({ state: 'reading' });
  await known;
  expect(detail(facts).revisions[0]?.podList).toMatchObject([
    {
      name: 'web-b',
      state: 'failing',
      status: 'CrashLoopBackOff',
      restarts: 4,
    },
    { name: 'web-a', state: 'ready', status: 'Running', restarts: 0 },
  ]);
  expect(
    JSON.stringify(kindOf(facts, 'Rollout').state('default/web')),
  ).not.toContain('hunter2');
});

it('shows neither the pods of a neighbour with the same labels nor those of nobody', async () => {
  const owner = replicaSet('web-new', rollout(), 'web');
  pod('web-a', owner, 'web');
  pod('stranger', { ...owner, uid: 'another' }, 'web');
  const facts = await watch();
  const known = until(
    facts,
    () => detail(facts).revisions[0]?.podList !== undefined,
  );
  look(facts);
  await known;
  expect(rows(detail(facts))).toEqual([[2, 'web-new', ['web-a Running']]]);
});

it('shows the versions of a Deployment with their pods', async () => {
  const owner = replicaSet('api-1', workload('Deployment', 'api'), 'api');
  pod('api-1-a', owner, 'api', 'ImagePullBackOff');
  const facts = await watch();
  const known = until(facts, () => isKnown(facts, 'Deployment', 'default/api'));
  look(facts, 'Deployment', 'default/api');
  await known;
  const { revisions, revisionsKnown } = detail(
    facts,
    'Deployment',
    'default/api',
  );
  expect(revisionsKnown).toBe(true);
  expect(rows({ revisions })).toEqual([
    [7, 'api-1', ['api-1-a ImagePullBackOff']],
  ]);
  expect(revisions[0]?.roles).toEqual(['updated']);
});

it('shows the pods of a StatefulSet, which owns them itself', async () => {
  pod('db-0', workload('StatefulSet', 'db'), 'db');
  const facts = await watch();
  const known = until(facts, () => isKnown(facts, 'StatefulSet', 'default/db'));
  look(facts, 'StatefulSet', 'default/db');
  await known;
  const { revisions } = detail(facts, 'StatefulSet', 'default/db');
  expect(rows({ revisions })).toEqual([[0, '', ['db-0 Running']]]);
  expect(revisions[0]?.images).toEqual(['web:2']);
});

it('shows the pods of both workloads of a Canary', async () => {
  const target = replicaSet('shop-1', workload('Deployment', 'shop'), 'shop');
  const primary = replicaSet(
    'shop-primary-1',
    workload('Deployment', 'shop-primary'),
    'shop-primary',
  );
  pod('shop-1-a', target, 'shop');
  pod('shop-primary-1-a', primary, 'shop-primary');
  simulation.put({
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: { name: 'shop' },
    spec: {
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' },
    },
    status: { phase: 'Progressing', canaryWeight: 20 },
  });
  const facts = await simulation.watch(
    ALL,
    cluster => cluster.freshness().state === 'live',
  );
  const ofCanary = () => detail(facts, 'Canary', 'default/shop');
  const known = until(
    facts,
    () =>
      ofCanary().podWatch?.state === 'known' &&
      ofCanary().revisions.length === 2,
  );
  look(facts, 'Canary', 'default/shop');
  await known;
  expect(rows(ofCanary())).toEqual([
    [0, 'shop', ['shop-1-a Running']],
    [0, 'shop-primary', ['shop-primary-1-a Running']],
  ]);
});

it('says that it may not read pods, and shows all else', async () => {
  replicaSet('web-new', rollout(), 'web');
  simulation.faults.refuse(403, {
    matching: ({ path }) => path.endsWith('/pods'),
  });
  const facts = await watch();
  const denied = until(
    facts,
    () =>
      detail(facts).podWatch?.state === 'denied' &&
      detail(facts).revisions.length === 1,
  );
  look(facts);
  await denied;
  expect(detail(facts).podWatch?.because).toMatchObject({
    code: 'cluster-denied',
    params: { resource: 'pods' },
  });
  expect(rows(detail(facts))).toEqual([[2, 'web-new', undefined]]);
  expect(facts.freshness().state).toBe('live');
});

it('says that one person looks at too many, guesses nothing, and reads on when they leave one', async () => {
  rollout('one');
  rollout('two');
  const facts = await watch(new OpenLimits(1));
  const leave = look(facts, 'Rollout', 'default/one');
  look(facts, 'Rollout', 'default/two');
  expect(detail(facts, 'Rollout', 'default/two').podWatch).toMatchObject({
    state: 'capped',
    because: { code: 'pods-capped-user', params: { number: 1 } },
  });
  // Another person is not held to what this one does.
  const leaveToo = look(facts, 'Rollout', 'default/two', BOB);
  expect(detail(facts, 'Rollout', 'default/two').podWatch?.state).not.toBe(
    'capped',
  );
  leaveToo();
  leave();
});
