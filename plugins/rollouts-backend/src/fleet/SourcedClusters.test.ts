import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import { ManualClock } from '../cluster/testing/ManualClock';
import { FakeCluster } from '../testing/FakeCluster';
import { Fleet } from './Fleet';
import { SourcedClusters } from './SourcedClusters';

const listed = (name: string, change: Partial<InventoryCluster> = {}) => ({
  name,
  configuredAt: `a list (${name})`,
  url: 'https://10.0.0.1',
  ...change,
});

const source = (
  name: string,
  ...clusters: InventoryCluster[]
): ClusterSource => ({
  name,
  list: async () => clusters,
});

function setUp(sources: ClusterSource[]) {
  const clock = new ManualClock();
  const fleet = new Fleet([new FakeCluster('own')]);
  const logged: string[] = [];
  const opened: string[] = [];
  const sourced = new SourcedClusters({
    sources,
    fleet,
    open: ({ name, key }) => {
      opened.push(`${name} from ${key}`);
      return new FakeCluster(name);
    },
    logger: { info: () => {}, warn: line => logged.push(line) },
    timing: clock,
  });
  const states = () =>
    Object.fromEntries(
      fleet
        .clusters()
        .map(({ name, freshness }) => [
          name,
          freshness.problem?.code ?? freshness.state,
        ]),
    );
  return { clock, sourced, logged, opened, states };
}

describe('SourcedClusters', () => {
  const stopping = new AbortController();
  const { signal } = stopping;

  it('shows that a source is awaited from the beginning, and its clusters in its place then', async () => {
    const { sourced, states } = setUp([source('a list', listed('eu'))]);
    expect(states()).toEqual({ own: 'live', 'a list': 'syncing' });
    await sourced.run(signal);
    expect(states()).toEqual({ own: 'live', eu: 'live' });
  });

  it('leaves a name to the configuration, then to the source that was added first, and tells so', async () => {
    const { sourced, opened, logged } = setUp([
      {
        name: 'slow',
        list: () =>
          new Promise(resolve =>
            setImmediate(() => resolve([listed('own'), listed('eu')])),
          ),
      },
      source(
        'quick',
        listed('eu', { configuredAt: 'elsewhere' }),
        listed('us'),
      ),
    ]);
    await sourced.run(signal);
    expect(opened).toEqual(['eu from a list (eu)', 'us from a list (us)']);
    expect(logged).toEqual([
      'Cluster own of slow is left out: rollouts.clusters has one of this name',
      'Cluster eu of quick is left out: slow has one of this name',
    ]);
  });

  it('shows a source that fails, tells why in the log, keeps the others, and tries again', async () => {
    let isBroken = true;
    const { clock, sourced, states, logged } = setUp([
      {
        name: 'broken',
        list: async () => {
          if (isBroken) throw new Error('no route');
          return [listed('us')];
        },
      },
      source('a list', listed('eu')),
    ]);
    const running = sourced.run(signal);
    const wait = await clock.backoff();
    expect(states()).toEqual({
      own: 'live',
      broken: 'cluster-source-failed',
      eu: 'live',
    });
    expect(logged).toEqual([
      'The clusters of broken cannot be listed: Error: no route',
    ]);
    isBroken = false;
    await clock.advance(wait);
    await running;
    expect(states()).toEqual({ own: 'live', eu: 'live', us: 'live' });
  });

  it('shows a cluster that cannot be used, without watching it', async () => {
    const { sourced, states, opened } = setUp([
      source(
        'a list',
        listed('plain', { url: 'http://10.0.0.1' }),
        listed('path', { url: 'https://10.0.0.1/k8s/clusters/c-1' }),
        listed('a b'),
        listed('ca', { ca: 'no certificate' }),
      ),
    ]);
    await sourced.run(signal);
    expect(opened).toEqual([]);
    expect(states()).toEqual({
      own: 'live',
      plain: 'cluster-plain-http',
      path: 'cluster-address-unusable',
      'a b': 'cluster-name-unusable',
      ca: 'cluster-ca-unusable',
    });
  });

  it('ends when the portal does, although a source never answers', async () => {
    const { sourced, logged } = setUp([
      { name: 'silent', list: () => new Promise(() => {}) },
    ]);
    const ending = new AbortController();
    const running = sourced.run(ending.signal);
    ending.abort();
    await running;
    expect(logged).toEqual([]);
  });
});
