import {
  startSimulatedCluster,
  type AccessRule,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';

import type { ClusterWatch } from './ClusterWatch';
import { realTiming } from './realTiming';
import { openSimulated } from './testing/openSimulated';
import { until } from './testing/WatchedSimulation';

const ALL = { groups: ['*'], resources: ['*'], verbs: ['*'] };
const NAMESPACES = {
  groups: [''],
  resources: ['namespaces'],
  verbs: ['list', 'watch'],
};
/** The portal looks again at once, so to speak: nobody waits for its minutes. */
const eager = {
  ...realTiming,
  lookAgain: 20,
  rightsValid: 0,
  backoffFirst: 10,
  backoffMax: 20,
  staleAfter: 50,
};

describe('a cluster that is denied as a whole', () => {
  const portal: { user: string; rules: readonly AccessRule[] } = {
    user: 'portal',
    rules: [],
  };
  let cluster: SimulatedCluster;
  let facts: ClusterWatch;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    portal.rules = [NAMESPACES, { ...ALL, namespaces: ['shop'] }];
    cluster = await startSimulatedCluster({
      name: 'europe',
      tokens: { portal },
    });
    for (const name of ['shop', 'payments']) createNamespace(name);
    for (const namespace of ['shop', 'payments']) create(namespace, 'web');
    ({ facts } = openSimulated(cluster, { token: 'portal', timing: eager }));
    const stopping = new AbortController();
    const running = facts.start(stopping.signal);
    stop = async () => {
      stopping.abort();
      await running;
    };
  });
  afterEach(async () => {
    await stop();
    await cluster.stop();
  });

  function createNamespace(name: string) {
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  function create(namespace: string, name: string) {
    cluster.store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { namespace, name },
    });
  }

  const keys = () =>
    [...facts.argoRollouts.entries()].map(([key]) => key).sort();
  const status = () => facts.watches().find(({ kind }) => kind === 'Rollout');
  const state = () => facts.freshness().state;
  const isPartialWith = (...namespaces: string[]) =>
    state() === 'partial' &&
    status()?.namespaces?.watched.join() === namespaces.join();

  it('is watched in the namespaces that are granted, and says which, and what to grant', async () => {
    await until(facts, () => isPartialWith('shop') && keys().length > 0);
    expect(keys()).toEqual(['shop/web']);
    expect(facts.freshness().problem).toEqual({
      code: 'cluster-granted',
      params: {
        resource: 'rollouts.argoproj.io',
        key: 'rollouts.clusters[0].token',
        count: 1,
      },
    });
    expect(status()).toMatchObject({
      group: 'argoproj.io',
      version: 'v1alpha1',
      objects: 1,
      attempt: 0,
      namespaces: { chosenBy: 'rights', count: 1, denied: [], unwatched: 0 },
      grant: { code: 'grant-everywhere' },
    });
  });

  it('is watched in a namespace as soon as there is one that is granted', async () => {
    await until(facts, () => isPartialWith('shop'));
    portal.rules = [NAMESPACES, { ...ALL, namespaces: ['shop', 'ledger'] }];
    createNamespace('ledger');
    create('ledger', 'books');
    await until(facts, () => isPartialWith('ledger', 'shop'));
    await until(facts, () => keys().includes('ledger/books'));
    expect(keys()).toEqual(['ledger/books', 'shop/web']);
  });

  it('is watched as a whole again once that is granted, and loses nothing meanwhile', async () => {
    await until(facts, () => isPartialWith('shop') && keys().length > 0);
    const seen: string[] = [];
    facts.subscribe(() => seen.push(keys().join()));
    portal.rules = [ALL];
    await until(facts, () => state() === 'live');
    expect(keys()).toEqual(['payments/web', 'shop/web']);
    expect(seen.every(each => each.includes('shop/web'))).toBe(true);
    expect(status()?.namespaces).toBeUndefined();
  });

  it('is denied, with nothing shown, once nothing is granted any more', async () => {
    await until(facts, () => isPartialWith('shop') && keys().length > 0);
    portal.rules = [NAMESPACES];
    cluster.faults.cutWatches();
    await until(facts, () => state() === 'denied' && keys().length === 0);
    expect(status()).toMatchObject({
      error: { code: '403' },
      grant: { code: 'grant-any' },
    });
  });
});

describe('a kind that is served in another version', () => {
  it('is read in that from the start', async () => {
    const cluster = await startSimulatedCluster({ name: 'europe' });
    cluster.faults.serveAs('rollouts', 'v1beta1');
    cluster.store.create({
      apiVersion: 'argoproj.io/v1beta1',
      kind: 'Rollout',
      metadata: { namespace: 'default', name: 'web' },
    });
    const { facts } = openSimulated(cluster, { timing: eager });
    const stopping = new AbortController();
    const live = until(facts, () => facts.freshness().state === 'live');
    const running = facts.start(stopping.signal);
    await live;
    expect(facts.watches()[0]).toMatchObject({
      version: 'v1beta1',
      objects: 1,
    });
    stopping.abort();
    await running;
    await cluster.stop();
  });
});
