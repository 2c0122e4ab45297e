import type { Freshness } from '@rollouts-portal/plugin-rollouts-common';
import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { ConfiguredCluster } from '../cluster/ConfiguredCluster';
import { ManualClock } from '../cluster/testing/ManualClock';
import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { ClusterRoster } from './ClusterRoster';
import { Fleet } from './Fleet';

const SINCE = '2026-11-21T02:46:00Z';
const SYNCING: Freshness = { state: 'syncing', since: SINCE };
const LIVE: Freshness = { state: 'live', since: SINCE };

const listed = (
  name: string,
  change: Partial<InventoryCluster> = {},
): InventoryCluster => ({
  name,
  configuredAt: `a list (${name})`,
  url: `https://${name}.test`,
  reader: async () => ({ type: 'bearer-token', token: 't' }),
  ...change,
});

const configured = (
  name: string,
  change: Partial<ClusterConnectionConfig> = {},
): ConfiguredCluster => ({
  key: 'rollouts.clusters[0]',
  name,
  address: { type: 'url', url: `https://${name}.test`, skipTLSVerify: false },
  reader: { type: 'token', token: 't' },
  ...change,
});

/** A source whose next answer the test decides. */
class ChangingSource implements ClusterSource {
  asked = 0;
  answer: () => Promise<readonly InventoryCluster[]>;

  constructor(readonly name: string, ...clusters: InventoryCluster[]) {
    this.answer = async () => clusters;
  }

  list(): Promise<readonly InventoryCluster[]> {
    this.asked += 1;
    return this.answer();
  }

  has(...clusters: InventoryCluster[]): void {
    this.answer = async () => clusters;
  }
}

describe('ClusterRoster', () => {
  let stopping: AbortController;

  beforeEach(() => {
    stopping = new AbortController();
  });
  afterEach(() => stopping.abort());

  function setUp(
    sources: readonly ClusterSource[],
    own: readonly ConfiguredCluster[] = [configured('own')],
  ) {
    const clock = new ManualClock();
    const fleet = new Fleet([]);
    const begins: { with: Freshness } = { with: LIVE };
    const logged: string[] = [];
    const opened: {
      connection: ClusterConnectionConfig;
      facts: FakeCluster;
      signal?: AbortSignal;
    }[] = [];
    const roster = new ClusterRoster({
      configured: own,
      sources,
      fleet,
      open: connection => {
        const facts = new FakeCluster(connection.name, connection.environment);
        facts.becomes(begins.with);
        const open: (typeof opened)[number] = { connection, facts };
        opened.push(open);
        return {
          facts,
          start: signal => {
            open.signal = signal;
          },
        };
      },
      logger: {
        info: line => logged.push(line),
        warn: line => logged.push(line),
      },
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
    return {
      clock,
      fleet,
      roster,
      begins,
      logged,
      opened,
      states,
      status: (name: string) =>
        fleet.clusters().find(cluster => cluster.name === name),
      watched: () =>
        opened
          .filter(({ signal }) => signal && !signal.aborted)
          .map(({ connection }) => connection.name),
      /** Resolves when all sources have answered and wait for the next time. */
      async listed() {
        await clock.sleepsOf(isRefresh, sources.length);
      },
      async listedAgain() {
        await clock.advance(66_000);
        await clock.sleepsOf(isRefresh, sources.length);
      },
    };
  }

  const isRefresh = (ms: number) => ms >= 54_000 && ms <= 66_000;

  it('shows that a source is awaited from the beginning, and its clusters in its place then', async () => {
    const {
      roster,
      states,
      listed: whenListed,
    } = setUp([new ChangingSource('a list', listed('eu'))]);
    expect(states()).toEqual({ own: 'live', 'a list': 'syncing' });
    void roster.run(stopping.signal);
    await whenListed();
    expect(states()).toEqual({ own: 'live', eu: 'live' });
  });

  it('knows in which cluster a source stands, while it is awaited and of what it has listed', async () => {
    const source = Object.assign(
      new ChangingSource(
        'the Argo CD of hub',
        listed('own', { url: 'https://other.test' }),
      ),
      { hub: 'hub' },
    );
    const { fleet, roster, status, ...rest } = setUp([source]);
    expect(fleet.hubOf('the Argo CD of hub')).toBe('hub');
    expect(fleet.hubOf('own')).toBeUndefined();
    void roster.run(stopping.signal);
    await rest.listed();
    expect(status('own')?.notices?.[0]?.params).toMatchObject({
      cluster: 'hub',
    });
  });

  it('knows the environment of a cluster that it cannot watch, as it is now', async () => {
    const shown = (environment: string) =>
      configured('shown', { environment, address: undefined });
    const { roster, status } = setUp([], [shown('staging')]);
    expect(status('shown')).toMatchObject({
      environment: 'staging',
      freshness: { state: 'unwatched' },
    });
    roster.reconfigure([shown('production')]);
    await new Promise(setImmediate);
    expect(status('shown')?.environment).toBe('production');
  });

  it('takes an empty environment for none, and the word of the next source', async () => {
    const { roster, opened, ...rest } = setUp([
      new ChangingSource('first', listed('eu', { environment: '' })),
      new ChangingSource('second', listed('eu', { environment: 'test' })),
      new ChangingSource('third', listed('us', { environment: '' })),
    ]);
    void roster.run(stopping.signal);
    await rest.listed();
    const environments = opened.map(
      ({ connection: { name, environment = 'none' } }) =>
        `${name}: ${environment}`,
    );
    expect(environments.sort()).toEqual(['eu: test', 'own: none', 'us: none']);
  });

  it('watches nothing before it runs, and everything then', async () => {
    const { roster, watched } = setUp([]);
    expect(watched()).toEqual([]);
    void roster.run(stopping.signal);
    expect(watched()).toEqual(['own']);
  });

  it('reaches a cluster as the configuration says, then as the source that was added first', async () => {
    const {
      roster,
      opened,
      listed: whenListed,
    } = setUp([
      {
        name: 'slow',
        list: () =>
          new Promise(resolve => {
            setImmediate(() => resolve([listed('own'), listed('eu')]));
          }),
      },
      new ChangingSource(
        'quick',
        listed('eu', { configuredAt: 'elsewhere' }),
        listed('us'),
      ),
    ]);
    void roster.run(stopping.signal);
    await whenListed();
    expect(opened.map(({ connection: { key } }) => key)).toEqual([
      'rollouts.clusters[0]',
      'a list (eu)',
      'a list (us)',
    ]);
  });

  it('says once, in the log and of the cluster, that another one has its name', async () => {
    const { roster, logged, status, ...rest } = setUp([
      new ChangingSource(
        'a list',
        listed('own', { url: 'https://other.test' }),
      ),
    ]);
    void roster.run(stopping.signal);
    await rest.listed();
    await rest.listedAgain();
    expect(logged).toEqual([
      'Cluster own: a list has another cluster of this name, at another address. That one is left out.',
    ]);
    expect(status('own')?.notices).toEqual([
      { code: 'cluster-name-taken', params: { source: 'a list' } },
    ]);
  });

  it('takes environment and labels from a source for a cluster of the configuration', async () => {
    const {
      roster,
      status,
      opened,
      listed: whenListed,
    } = setUp([
      new ChangingSource(
        'a list',
        listed('own', {
          reader: undefined,
          environment: 'production',
          labels: { region: 'eu-1' },
        }),
      ),
    ]);
    void roster.run(stopping.signal);
    await whenListed();
    await new Promise(setImmediate);
    expect(status('own')).toMatchObject({
      environment: 'production',
      labels: { region: 'eu-1' },
    });
    expect(opened.at(-1)?.connection.reader).toEqual({
      type: 'token',
      token: 't',
    });
  });

  it('applies what a source adds and takes away, and leaves the others alone', async () => {
    const source = new ChangingSource('a list', listed('eu'), listed('us'));
    const { roster, watched, opened, fleet, logged, ...rest } = setUp([source]);
    void roster.run(stopping.signal);
    await rest.listed();
    opened.find(({ facts }) => facts.name === 'us')?.facts.put(pausedCanary());
    source.has(listed('us'), listed('asia'));
    await rest.listedAgain();
    expect(watched()).toEqual(['own', 'us', 'asia']);
    expect(fleet.clusters().map(({ name }) => name)).toEqual([
      'own',
      'us',
      'asia',
    ]);
    expect([...fleet.ids('us')]).toHaveLength(1);
    expect(opened.map(({ connection }) => connection.name)).toEqual([
      'own',
      'eu',
      'us',
      'asia',
    ]);
    expect(logged).toEqual(['Cluster eu is not watched any more']);
  });

  it('keeps the rows of a cluster until they are known from its new address', async () => {
    const source = new ChangingSource('a list', listed('eu'));
    const { roster, opened, fleet, begins, ...rest } = setUp([source], []);
    void roster.run(stopping.signal);
    await rest.listed();
    const before = opened[0];
    before?.facts.put(pausedCanary());
    source.has(listed('eu', { url: 'https://moved.test' }));
    begins.with = SYNCING;
    await rest.listedAgain();
    const after = opened[1];
    expect([...fleet.ids('eu')]).toHaveLength(1);
    expect(before?.signal?.aborted).toBe(false);
    after?.facts.put(pausedCanary());
    after?.facts.becomes(LIVE);
    await new Promise(setImmediate);
    expect(before?.signal?.aborted).toBe(true);
    expect([...fleet.ids('eu')]).toHaveLength(1);
    expect(after?.signal?.aborted).toBe(false);
  });

  it('uses the credentials of the last list on the connection that there is', async () => {
    const source = new ChangingSource('a list', listed('eu'));
    const { roster, opened, ...rest } = setUp([source], []);
    void roster.run(stopping.signal);
    await rest.listed();
    source.has(
      listed('eu', {
        reader: async () => ({ type: 'bearer-token', token: 'rotated' }),
      }),
    );
    await rest.listedAgain();
    expect(opened).toHaveLength(1);
    const credential = opened[0]?.connection.reader;
    expect(
      credential?.type === 'provided' && (await credential.provide()),
    ).toEqual({ type: 'bearer-token', token: 'rotated' });
  });

  it('shows a source that fails, tells why in the log once, keeps the others, and tries again', async () => {
    const broken = new ChangingSource('broken');
    broken.answer = () => Promise.reject(new Error('no route'));
    const { clock, roster, states, logged } = setUp([
      broken,
      new ChangingSource('a list', listed('eu')),
    ]);
    void roster.run(stopping.signal);
    const first = await clock.backoff();
    expect(states()).toEqual({
      own: 'live',
      broken: 'cluster-source-failed',
      eu: 'live',
    });
    await clock.advance(first);
    const second = await clock.backoff();
    expect(logged).toEqual([
      'The clusters of broken cannot be listed: Error: no route',
    ]);
    broken.has(listed('us'));
    await clock.advance(second);
    await clock.sleepsOf(isRefresh, 2);
    expect(states()).toEqual({ own: 'live', eu: 'live', us: 'live' });
  });

  it('keeps what a source gave before it failed', async () => {
    const source = new ChangingSource('a list', listed('eu'));
    const { clock, roster, states, watched, ...rest } = setUp([source]);
    void roster.run(stopping.signal);
    await rest.listed();
    source.answer = () => Promise.reject(new Error('no route'));
    await clock.advance(66_000);
    await clock.backoff();
    expect(states()).toEqual({
      own: 'live',
      eu: 'live',
      'a list': 'cluster-source-kept',
    });
    expect(watched()).toEqual(['own', 'eu']);
  });

  it('applies another configuration: added, removed, and changed clusters', async () => {
    const { roster, watched, opened, states } = setUp(
      [],
      [configured('eu'), configured('us')],
    );
    void roster.run(stopping.signal);
    roster.reconfigure([
      configured('us', { key: 'rollouts.clusters[0]' }),
      configured('asia', { key: 'rollouts.clusters[1]' }),
    ]);
    expect(states()).toEqual({ us: 'live', asia: 'live' });
    expect(watched()).toEqual(['us', 'asia']);
    roster.reconfigure([
      configured('us', { reader: { type: 'token', token: 'rotated' } }),
      configured('asia'),
    ]);
    await new Promise(setImmediate);
    expect(opened.map(({ connection }) => connection.name)).toEqual([
      'eu',
      'us',
      'asia',
      'us',
    ]);
    expect(watched()).toEqual(['asia', 'us']);
  });

  it('shows a cluster that cannot or need not be watched, without watching it', async () => {
    const withoutReader = (why: InventoryCluster['withoutReader']) => ({
      reader: undefined,
      withoutReader: why,
    });
    const {
      roster,
      states,
      status,
      opened,
      listed: whenListed,
    } = setUp(
      [
        new ChangingSource(
          'a list',
          listed('plain', { url: 'http://10.0.0.1' }),
          listed('query', { url: 'https://10.0.0.1/?a=b' }),
          listed('a b'),
          listed('ca', { ca: 'no certificate' }),
          listed('proxy', { proxyUrl: 'socks5://10.0.0.1' }),
          listed('limits', {
            addressLimits: { key: 'a.key', networks: ['10.0.0.1'] },
          }),
          listed('personal', withoutReader({ why: 'needs-person' })),
          listed(
            'catalog',
            withoutReader({ why: 'not-allowed', key: 'a.key' }),
          ),
          listed('odd', withoutReader({ why: 'unsupported', kind: 'magic' })),
          listed('described', { reader: undefined }),
        ),
      ],
      [],
    );
    void roster.run(stopping.signal);
    await whenListed();
    expect(opened).toEqual([]);
    expect(states()).toEqual({
      plain: 'cluster-plain-http',
      query: 'cluster-address-unusable',
      'a b': 'cluster-name-unusable',
      ca: 'cluster-ca-unusable',
      proxy: 'cluster-proxy-unusable',
      limits: 'cluster-limits-unusable',
      personal: 'cluster-needs-person',
      catalog: 'cluster-not-allowed',
      odd: 'cluster-credentials-unsupported',
      described: 'cluster-without-credentials',
    });
    expect(status('personal')?.freshness.state).toBe('unwatched');
  });

  it('ends when the portal does, although a source never answers', async () => {
    const { roster, logged, watched } = setUp([
      { name: 'silent', list: () => new Promise(() => {}) },
    ]);
    const running = roster.run(stopping.signal);
    stopping.abort();
    await running;
    expect(logged).toEqual([]);
    expect(watched()).toEqual([]);
  });
});
