import type { RolloutFacts } from '@rollouts-portal/plugin-rollouts-common';
import { pausedCanary } from '../testing/pausedCanary';
import type { ClusterChange } from './ClusterFacts';
import type { ClusterConnectionConfig } from './ClusterConnectionConfig';
import type { LogContext } from './ClusterLogger';
import { openCluster } from './openCluster';
import { ManualClock } from './testing/ManualClock';
import { ScriptedApiServer } from './testing/ScriptedApiServer';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';
const NAMESPACES = '/api/v1/namespaces';
const replicaSetsIn = (namespace: string) =>
  `/apis/apps/v1/namespaces/${namespace}/replicasets`;
const RELEASED_AFTER = 60_000;

const atRest = {
  phase: 'Healthy',
  message: undefined,
  stableRS: '5f6c74b595',
  currentStepIndex: 4,
  controllerPause: false,
  pauseConditions: undefined,
  updatedReplicas: 5,
};

function replicaSet(name: string, ownerUid: string, replicas = 1) {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      namespace: 'payments',
      name,
      uid: `uid-of-${name}`,
      creationTimestamp: '2026-11-21T02:46:23Z',
      labels: { 'rollouts-pod-template-hash': name },
      ownerReferences: [
        { kind: 'Rollout', name: 'web', uid: ownerUid, controller: true },
      ],
    },
    spec: { replicas },
    status: { replicas },
  };
}

describe('openCluster', () => {
  let server: ScriptedApiServer;
  let clock: ManualClock;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    clock = new ManualClock();
    server = await startServer();
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  async function startServer() {
    const started = await new ScriptedApiServer().start();
    started.define(ROLLOUTS);
    started.define(NAMESPACES);
    started.define(replicaSetsIn('payments'));
    stops.push(() => started.stop());
    return started;
  }

  function configOf(
    { url, ca }: ScriptedApiServer,
    change: Partial<ClusterConnectionConfig> = {},
  ): ClusterConnectionConfig {
    return {
      key: 'rollouts.clusters[0]',
      name: 'europe',
      address: { type: 'url', url, ca, skipTLSVerify: false },
      reader: { type: 'token', token: 'right' },
      ...change,
    };
  }

  function open(config = configOf(server)) {
    const logged: string[] = [];
    const about: (LogContext | undefined)[] = [];
    const log = (line: string, context?: LogContext) => {
      logged.push(line);
      about.push(context);
    };
    const cluster = openCluster(
      config,
      {
        entityRefAnnotation: 'example.test/owner',
        providers: { flagger: false, workloads: { kinds: [] } },
      },
      { info: log, warn: log },
      clock,
    );
    const { facts } = cluster;
    const changes: ClusterChange[] = [];
    const looks = new Set<() => void>();
    facts.subscribe(change => {
      changes.push(change);
      for (const look of [...looks]) look();
    });
    const stopping = new AbortController();
    const running = facts.start(stopping.signal);
    const stop = async () => {
      stopping.abort();
      await running;
    };
    stops.push(stop);
    return {
      ...cluster,
      changes,
      logged,
      about,
      stop,
      /** Resolves as soon as `holds`, looked at after each change. */
      until: (holds: () => boolean) =>
        new Promise<void>(resolve => {
          const look = () => {
            if (!holds()) return;
            looks.delete(look);
            resolve();
          };
          looks.add(look);
          look();
        }),
      rollout: (key = 'payments/web'): RolloutFacts => {
        const rollout = facts.argoRollouts.rollouts.get(key);
        if (!rollout) throw new Error(`no ${key}`);
        return rollout;
      },
    };
  }

  type Opened = ReturnType<typeof open>;
  const untilLive = ({ until, facts }: Opened) =>
    until(() => facts.freshness().state === 'live');
  const untilRollout = ({ until, facts }: Opened, key = 'payments/web') =>
    until(() => facts.argoRollouts.rollouts.get(key) !== undefined);

  it('knows rollouts, namespaces and what it has seen of each', async () => {
    server.put(ROLLOUTS, pausedCanary());
    server.put(NAMESPACES, {
      metadata: {
        name: 'payments',
        uid: 'n1',
        annotations: {
          'example.test/owner': 'group:default/pay',
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
        },
      },
    });
    const cluster = open();
    const { facts } = cluster;
    await untilLive(cluster);
    await cluster.until(() => facts.namespaces.size === 1);
    expect(cluster.rollout().status.phase).toBe('Paused');
    expect(facts.namespaces.get('payments')).toEqual({
      name: 'payments',
      uid: 'n1',
      labels: {},
      annotations: { 'example.test/owner': 'group:default/pay' },
    });
    expect(facts.argoRollouts.watchedSince('payments/web')).toBe(
      clock.now().toISOString(),
    );
    expect(cluster.changes).toContainEqual({ what: 'listed' });
    expect(cluster.logged).toEqual(['Cluster europe is live']);
    expect(cluster.about).toEqual([{ cluster: 'europe', state: 'live' }]);
  });

  it('tells when its namespaces are known, though all else was known before', async () => {
    server.put(ROLLOUTS, pausedCanary());
    server.put(NAMESPACES, { metadata: { name: 'payments', uid: 'n1' } });
    server.answerNext({ status: 500 }, ({ path }) => path === NAMESPACES);
    const cluster = open();
    await untilLive(cluster);
    const known = cluster.until(
      () => cluster.facts.namespacesFreshness().state === 'live',
    );
    await clock.advance(await clock.backoff());
    await known;
    expect(cluster.changes.at(-1)).toEqual({ what: 'freshness' });
  });

  it('is live although it may not read namespaces, and tells the operator', async () => {
    server.put(ROLLOUTS, pausedCanary());
    server.answerNext({ status: 403 }, ({ path }) => path === NAMESPACES);
    const cluster = open();
    await untilLive(cluster);
    await clock.backoff();
    expect(cluster.facts.argoRollouts.rollouts.size).toBe(1);
    expect(cluster.facts.freshness().state).toBe('live');
    expect(cluster.facts.namespacesFreshness().state).toBe('denied');
    expect(
      cluster.logged.filter(line =>
        line.startsWith('Cluster europe, its namespaces: '),
      ),
    ).toHaveLength(1);
    expect(cluster.about).toContainEqual({
      cluster: 'europe',
      kind: 'Namespace',
      code: 'cluster-denied',
    });
  });

  it('is neither delayed nor emptied by another cluster that is dead', async () => {
    const dead = await startServer();
    dead.link.freeze();
    server.put(ROLLOUTS, pausedCanary());
    const other = open(configOf(dead, { name: 'asia' }));
    const cluster = open();
    await untilLive(cluster);
    expect(other.facts.freshness().state).toBe('syncing');
    await clock.advance(clock.connectTimeout);
    await other.until(() => other.facts.freshness().state === 'unreachable');
    expect(other.facts.freshness().problem?.code).toBe('cluster-timeout');
    expect(cluster.facts.freshness().state).toBe('live');
    expect(cluster.facts.argoRollouts.rollouts.size).toBe(1);
  });

  it('has all of its watches back as soon as one of them has reached the server', async () => {
    const cluster = open();
    const { facts } = cluster;
    const areLive = () =>
      facts.freshness().state === 'live' &&
      facts.namespacesFreshness().state === 'live';
    server.put(NAMESPACES, { metadata: { name: 'a', uid: 'a' } });
    await cluster.until(() => facts.namespaces.size === 1);
    await untilLive(cluster);
    await server.link.close();
    const waits = await clock.backoffs(2);
    await server.link.open();
    server.put(NAMESPACES, { metadata: { name: 'b', uid: 'b' } });
    server.put(ROLLOUTS, pausedCanary());
    await clock.advance(Math.min(...waits));
    await cluster.until(
      () =>
        facts.argoRollouts.rollouts.size === 1 && facts.namespaces.size === 2,
    );
    expect(areLive()).toBe(true);
  });

  describe('ReplicaSets', () => {
    const uid = pausedCanary().metadata.uid;
    const known = ({ facts }: Opened, key = 'payments/web') =>
      facts.argoRollouts
        .state(key)
        ?.known.replicaSets?.map(({ name }) => name)
        .sort();

    it('are not asked for while all rollouts are at rest', async () => {
      server.put(ROLLOUTS, pausedCanary({ status: atRest }));
      const cluster = open();
      await untilRollout(cluster);
      await untilLive(cluster);
      expect(known(cluster)).toBeUndefined();
      expect(server.lists(replicaSetsIn('payments'))).toHaveLength(0);
    });

    it('are known while a rollout is in flight, each with its owner', async () => {
      server.put(ROLLOUTS, pausedCanary());
      server.put(replicaSetsIn('payments'), replicaSet('old', uid));
      server.put(replicaSetsIn('payments'), replicaSet('foreign', 'other'));
      const cluster = open();
      await cluster.until(
        () =>
          cluster.facts.argoRollouts.rollouts.size === 1 &&
          known(cluster) !== undefined,
      );
      expect(known(cluster)).toEqual(['old']);
      const { length } = cluster.changes;
      server.put(replicaSetsIn('payments'), replicaSet('new', uid));
      await cluster.until(() => known(cluster)?.length === 2);
      expect(cluster.changes.slice(length)).toEqual([
        {
          what: 'rollout',
          kind: { group: 'argoproj.io', kind: 'Rollout' },
          key: 'payments/web',
        },
      ]);
    });

    it('are watched once for all rollouts of a namespace, and only those that a rollout made', async () => {
      server.put(ROLLOUTS, pausedCanary());
      server.put(ROLLOUTS, pausedCanary({ name: 'api', uid: 'second' }));
      const cluster = open();
      await untilRollout(cluster, 'payments/api');
      await cluster.until(() => known(cluster, 'payments/api') !== undefined);
      const lists = server.lists(replicaSetsIn('payments'));
      expect(lists).toHaveLength(1);
      expect(lists[0]?.query.get('labelSelector')).toBe(
        'rollouts-pod-template-hash',
      );
    });

    it('stay known for a while after the rollout came to rest, then are released', async () => {
      server.put(ROLLOUTS, pausedCanary());
      const cluster = open();
      await untilRollout(cluster);
      await cluster.until(() => known(cluster) !== undefined);
      server.put(ROLLOUTS, pausedCanary({ status: atRest }));
      await clock.sleepOf(ms => ms === RELEASED_AFTER);
      expect(known(cluster)).toEqual([]);
      await clock.advance(RELEASED_AFTER);
      await cluster.until(() => known(cluster) === undefined);
    });

    it('are not released when the rollout takes off again meanwhile', async () => {
      server.put(ROLLOUTS, pausedCanary());
      const cluster = open();
      await untilRollout(cluster);
      await cluster.until(() => known(cluster) !== undefined);
      server.put(ROLLOUTS, pausedCanary({ status: atRest }));
      await clock.sleepOf(ms => ms === RELEASED_AFTER);
      server.put(ROLLOUTS, pausedCanary());
      await cluster.until(() => cluster.rollout().status.phase === 'Paused');
      await clock.advance(RELEASED_AFTER);
      expect(known(cluster)).toEqual([]);
      expect(server.lists(replicaSetsIn('payments'))).toHaveLength(1);
    });

    it('are unknown, not guessed, for namespaces over the cap, until one is released', async () => {
      const namespaces = Array.from({ length: 51 }, (_, n) => `ns-${n}`);
      for (const namespace of namespaces) {
        server.define(replicaSetsIn(namespace));
        server.put(
          ROLLOUTS,
          pausedCanary({ namespace, uid: `uid-in-${namespace}` }),
        );
      }
      const cluster = open();
      await cluster.until(() =>
        namespaces
          .slice(0, 50)
          .every(
            namespace =>
              cluster.facts.argoRollouts.rollouts.get(`${namespace}/web`) &&
              known(cluster, `${namespace}/web`),
          ),
      );
      expect(known(cluster, 'ns-50/web')).toBeUndefined();
      server.put(
        ROLLOUTS,
        pausedCanary({
          namespace: 'ns-3',
          uid: 'uid-in-ns-3',
          status: atRest,
        }),
      );
      await cluster.until(() => known(cluster, 'ns-50/web') !== undefined);
      expect(known(cluster, 'ns-3/web')).toBeUndefined();
    });
  });

  describe('with some namespaces granted', () => {
    const rolloutsIn = (namespace: string) =>
      `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/rollouts`;

    it('watches these alone', async () => {
      server.define(rolloutsIn('payments'));
      server.put(rolloutsIn('payments'), pausedCanary());
      const cluster = open(configOf(server, { namespaces: ['payments'] }));
      await untilLive(cluster);
      expect(cluster.facts.argoRollouts.rollouts.size).toBe(1);
      expect(server.lists(ROLLOUTS)).toHaveLength(0);
      expect(
        server.requests
          .filter(({ path }) => path === NAMESPACES)
          .map(({ query }) => query.get('fieldSelector')),
      ).toContain('metadata.name=payments');
    });

    it('is partial, counting them, where some of them are denied', async () => {
      server.define(rolloutsIn('payments'));
      server.answerNext({ status: 403 }, ({ path }) =>
        path.includes('/shop/rollouts'),
      );
      const cluster = open(
        configOf(server, { namespaces: ['payments', 'shop'] }),
      );
      await cluster.until(() => cluster.facts.freshness().state === 'partial');
      expect(cluster.facts.freshness().problem).toEqual({
        code: 'cluster-partial',
        params: { missing: 1, count: 2 },
      });
      const rollouts = cluster.facts
        .watches()
        .find(({ kind }) => kind === 'Rollout');
      expect(rollouts).toMatchObject({
        namespaces: { watched: ['payments'], denied: ['shop'] },
        grant: { code: 'grant-namespaces' },
      });
      // Names are where they can be left out for those who may not know them, and nowhere else.
      const { namespaces: _, ...told } = rollouts ?? {};
      expect(JSON.stringify(told)).not.toMatch(/shop|payments/);
    });

    it('tells what both have in common once', async () => {
      server.define(rolloutsIn('payments'));
      server.define(rolloutsIn('shop'));
      const cluster = open(
        configOf(server, { namespaces: ['payments', 'shop'] }),
      );
      await untilLive(cluster);
      server.link.cut();
      await clock.backoffs(4);
      expect(
        cluster.logged.filter(line => line.includes('reconnecting')),
      ).toHaveLength(1);
    });
  });

  describe('the actor', () => {
    it('is absent without credentials of its own', () => {
      expect(open().actor).toBeUndefined();
    });

    it('uses its own credentials, and the reader never does', async () => {
      const cluster = open(
        configOf(server, { actor: { type: 'token', token: 'act' } }),
      );
      await untilLive(cluster);
      await cluster.actor?.request({ method: 'PATCH', path: ROLLOUTS });
      await cluster.reader.request({ method: 'GET', path: ROLLOUTS });
      expect(
        new Set(
          server.requests.map(({ method, token }) => `${method} ${token}`),
        ),
      ).toEqual(new Set(['GET right', 'PATCH act']));
    });
  });

  it('leaves no connection and no wait behind when it is stopped', async () => {
    const cluster = open(
      configOf(server, { actor: { type: 'token', token: 'act' } }),
    );
    server.put(ROLLOUTS, pausedCanary());
    await untilLive(cluster);
    await cluster.actor?.request({ method: 'GET', path: ROLLOUTS });
    await cluster.stop();
    await server.untilNoConnection();
    await clock.untilNobodySleeps();
    expect(cluster.facts.argoRollouts.rollouts.size).toBe(1);
  });

  it('keeps watching when a listener fails', async () => {
    const cluster = open();
    cluster.facts.subscribe(() => {
      throw new Error('a listener');
    });
    await untilLive(cluster);
    server.put(ROLLOUTS, pausedCanary());
    await untilRollout(cluster);
    expect(cluster.facts.freshness().state).toBe('live');
    expect(cluster.logged.join()).toContain('a listener');
  });
});
