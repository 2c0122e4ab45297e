import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';
import type { JsonObject } from '@backstage/types';
import {
  detailOf,
  formatRolloutId,
  type JournalEntry,
} from '@rollouts-portal/plugin-rollouts-common';
import type { Knex } from 'knex';

import { openDatabase } from '../database/openDatabase';
import { pausedCanary } from '../testing/pausedCanary';
import { postgresIds } from '../testing/postgresIds';
import {
  eventually,
  hurriedReplicaTiming,
  PlayedReplica,
  type PlayedReplicaOptions,
} from '../testing/PlayedReplica';
import { CloseRollouts } from './CloseRollouts';

jest.setTimeout(20_000);

const databases = TestDatabases.create({ disableDocker: true });

it('is about PostgreSQL alone', () => {
  expect(databases.eachSupportedId()).toContainEqual(['SQLITE_3']);
});

/** As the controller writes it while a person is waited for. */
function pausedAt(currentStepIndex: number): JsonObject {
  return {
    phase: 'Paused',
    observedGeneration: '1',
    currentPodHash: '5f6c74b595',
    stableRS: '79f7c69fbb',
    currentStepIndex,
    controllerPause: true,
    pauseConditions: [
      { reason: 'CanaryPauseStep', startTime: '2026-11-21T02:46:26Z' },
    ],
  };
}

for (const id of postgresIds(databases)) {
  describe(`several replicas on ${id}`, () => {
    let database: Knex;
    let clusters: SimulatedCluster[];
    const playing: PlayedReplica[] = [];

    beforeEach(async () => {
      const knex = await databases.init(id);
      database = await openDatabase(
        mockServices.database.mock({ getClient: async () => knex }),
      );
      clusters = await Promise.all(
        ['asia', 'europe'].map(name => startSimulatedCluster({ name })),
      );
    });

    afterEach(async () => {
      await Promise.all(playing.splice(0).map(replica => replica.stop()));
      await Promise.all(clusters.map(each => each.stop()));
    });

    function play(options: Partial<PlayedReplicaOptions> = {}) {
      const replica = new PlayedReplica(database, { clusters, ...options });
      playing.push(replica);
      return replica;
    }

    async function kill(replica: PlayedReplica) {
      playing.splice(playing.indexOf(replica), 1);
      await replica.kill();
    }

    async function shutDown(replica: PlayedReplica) {
      playing.splice(playing.indexOf(replica), 1);
      await replica.stop();
    }

    function put(where: string, name: string) {
      const { store } = clusterOf(where);
      const namespace = 'default';
      const { apiVersion, kind, spec } = pausedCanary();
      store.create({ apiVersion, kind, metadata: { namespace, name }, spec });
      setStatus(where, name, pausedAt(1));
    }

    function setStatus(where: string, name: string, status: JsonObject) {
      const { store } = clusterOf(where);
      store.update(reference(where, name), 'status', current => ({
        ...current,
        status,
      }));
    }

    function remove(where: string, name: string) {
      clusterOf(where).store.delete(reference(where, name));
    }

    function reference(where: string, name: string) {
      const resource = clusterOf(where).store.resource('rollouts');
      if (!resource) throw new Error('no rollouts are served');
      return { resource, namespace: 'default', name };
    }

    function clusterOf(name: string): SimulatedCluster {
      const found = clusters.find(each => each.name === name);
      if (!found) throw new Error(`no cluster ${name}`);
      return found;
    }

    async function heldClusters(): Promise<number> {
      const [held] = await database('cluster_leases')
        .whereNotNull('holder')
        .whereRaw('held_until > now()')
        .count();
      return Number(held?.count);
    }

    /** The rollout as the page shows it. */
    function detail({ fleet }: PlayedReplica) {
      const rollout = fleet.get(EUROPE_E);
      return rollout && detailOf(rollout);
    }

    it('show alike what one of them watches, and one goes on when the other dies', async () => {
      put('asia', 'a');
      put('europe', 'e');
      const first = play();
      await eventually(() => first.names().join() === 'a,e');
      expect(first.held()).toEqual(['asia', 'europe']);
      const second = play();
      await eventually(() => second.names().join() === 'a,e');
      expect(second.held()).toEqual([]);
      put('europe', 'f');
      await eventually(() => second.names().join() === 'a,e,f');
      await kill(first);
      await eventually(() => second.watching().length === 2);
      expect(second.held()).toEqual(['asia', 'europe']);
      expect(second.state('europe')).toBe('live');
      put('asia', 'b');
      await eventually(() => second.names().join() === 'a,b,e,f');
    });

    it('say when a cluster was last heard by who watches it, not when they have last looked into the database', async () => {
      put('europe', 'e');
      const replicaTiming = { ...hurriedReplicaTiming, leaseTtl: 60_000 };
      const first = play({ replicaTiming });
      await eventually(() => isLive(first, 'europe'));
      const second = play({ replicaTiming });
      await eventually(() => isLive(second, 'europe'));
      await kill(first);
      // It looks twice a second, and nobody else has the lease for a minute.
      await eventually(() => heardAgo(second, 'europe') > 2_000);
      expect(second.state('europe')).toBe('live');
    });

    it('stay alive for the others however long reading takes', async () => {
      put('europe', 'e');
      const first = play();
      await eventually(() => isLive(first, 'europe', 'asia'));
      await shutDown(first);
      const leaseTtl = 3_000;
      await database.transaction(async transaction => {
        // No row can be read until the end of this.
        await transaction.raw('LOCK TABLE cluster_rows');
        play({
          replicaTiming: {
            ...hurriedReplicaTiming,
            leaseTtl,
            queryTimeout: 60_000,
          },
        });
        while ((await heldClusters()) < 2);
        const began = performance.now();
        while (performance.now() - began < 2 * leaseTtl) {
          expect(await heldClusters()).toBe(2);
        }
      });
    });

    it('derive the same from what is written as from what is watched', async () => {
      put('europe', 'e');
      const first = play();
      await eventually(() => isLive(first, 'europe'));
      const second = play();
      setStatus('europe', 'e', pausedAt(3));
      await eventually(
        () =>
          stepsEntered(first).join() === '3' &&
          stepsEntered(second).join() === '3',
      );
      expect(detail(second)).toEqual(detail(first));
      const kinds = ({ fleet }: PlayedReplica) =>
        JSON.stringify(
          fleet.watches('europe')?.map(({ kind, state }) => [kind, state]),
        );
      await eventually(() => kinds(second) === kinds(first));
      expect(kinds(second)).toContain('["Rollout","live"]');
      expect(second.fleet.get(EUROPE_E)?.watchedSince).toBe(
        first.fleet.get(EUROPE_E)?.watchedSince,
      );
    });

    it('know when a step was entered though who saw it is dead, and miss nothing that came between', async () => {
      put('europe', 'e');
      const first = play();
      await eventually(() => isLive(first, 'europe'));
      const since = first.fleet.get(EUROPE_E)?.watchedSince;
      setStatus('europe', 'e', pausedAt(2));
      const second = play();
      await eventually(() => stepsEntered(second).join() === '2');
      await kill(first);
      // Nobody watches now.
      setStatus('europe', 'e', pausedAt(3));
      await eventually(() => second.watching().includes('europe'));
      expect(stepsEntered(second)).toEqual([2, 3]);
      expect(second.fleet.get(EUROPE_E)?.watchedSince).toBe(since);
    });

    it('have a first page at once after all of them were away, said to be old', async () => {
      put('europe', 'e');
      const before = play();
      await eventually(() => before.names().join() === 'e');
      await shutDown(before);
      const all = clusters;
      // From here on the cluster answers nobody.
      await clusterOf('europe').stop();
      clusters = clusters.filter(({ name }) => name !== 'europe');
      const after = play({ clusters: all });
      await eventually(() => after.names().join() === 'e');
      expect(after.state('europe')).not.toBe('live');
      await eventually(
        () => after.state('europe') === 'unreachable: cluster-refused',
      );
      expect(after.names()).toEqual(['e']);
    });

    it('write of a cluster that changes hands what has changed meanwhile, and nothing else', async () => {
      put('asia', 'e');
      // Of a namespace where one is under way more is read, and written, bit by bit.
      setStatus('asia', 'e', {
        ...pausedAt(4),
        phase: 'Healthy',
        currentPodHash: '79f7c69fbb',
        controllerPause: false,
        pauseConditions: [],
        replicas: 5,
        updatedReplicas: 5,
        readyReplicas: 5,
        availableReplicas: 5,
      });
      put('europe', 'f');
      const first = play();
      await eventually(() => first.watching().length === 2);
      const second = play();
      await eventually(() => second.names().join() === 'e,f');
      await kill(first);
      const write = jest.spyOn(second.replica.readModel, 'write');
      const written = () =>
        new Set(
          write.mock.calls.flatMap(([{ cluster }, , rows]) =>
            rows.map(({ key }) => `${cluster} ${key}`),
          ),
        );
      setStatus('europe', 'f', pausedAt(2));
      await eventually(() => second.watching().length === 2);
      put('europe', 'g');
      await eventually(() => written().has('europe default/g'));
      expect([...written()]).toEqual(['europe default/f', 'europe default/g']);
    });

    it('keep what is written, and its journal, while a new holder finds out what is granted to it', async () => {
      await clusterOf('europe').stop();
      const every = { groups: ['*'], resources: ['*'], verbs: ['*'] };
      const rules = [
        { ...every, groups: [''], resources: ['namespaces'] },
        { ...every, namespaces: ['default'] },
      ];
      clusters = [
        ...clusters.filter(({ name }) => name !== 'europe'),
        await startSimulatedCluster({
          name: 'europe',
          tokens: { portal: { user: 'portal', rules } },
        }),
      ];
      put('europe', 'e');
      const isPartial = (replica: PlayedReplica) =>
        replica.state('europe') === 'partial: cluster-granted';
      const first = play({ token: 'portal' });
      await eventually(() => isPartial(first) && first.names().join() === 'e');
      const since = first.fleet.get(EUROPE_E)?.watchedSince;
      const second = play({ token: 'portal' });
      await eventually(() => second.names().join() === 'e');
      await kill(first);
      let isGone = false;
      second.fleet.subscribe(() => {
        isGone ||= second.names().join() !== 'e';
      });
      await eventually(
        () => second.watching().includes('europe') && isPartial(second),
      );
      expect(isGone).toBe(false);
      expect(second.fleet.get(EUROPE_E)?.watchedSince).toBe(since);
    });

    it('forget what was deleted while nobody watched', async () => {
      put('europe', 'e');
      put('europe', 'gone');
      const before = play();
      await eventually(() => before.names().join() === 'e,gone');
      await shutDown(before);
      remove('europe', 'gone');
      const [one, other] = [play(), play()];
      await eventually(
        () => one.names().join() === 'e' && other.names().join() === 'e',
      );
      // The one that watches says so to the other when it has written it.
      await Promise.all([shutDown(one), shutDown(other)]);
      expect(
        await database('cluster_rows').where({
          key: 'default/gone',
          doc: null,
        }),
      ).toHaveLength(1);
    });

    it('share the clusters among them, and give them back when they stop', async () => {
      const first = play();
      await eventually(() => first.held().length === 2);
      // Two of two are within a fair share and one more; of four they are not.
      clusters.push(
        ...(await Promise.all(
          ['africa', 'australia', 'arctic', 'atlantic'].map(name =>
            startSimulatedCluster({ name }),
          ),
        )),
      );
      const [one, other] = [play(), play()];
      await eventually(
        () =>
          one.held().length + other.held().length === 6 - 2 &&
          one.held().length <= 3 &&
          other.held().length <= 3,
      );
      await shutDown(one);
      await eventually(
        () => other.held().length + first.held().length === clusters.length,
      );
      expect(await database('replicas').count()).toEqual([{ count: '2' }]);
    });

    it('keep a cluster of which the connection is changed, however late the old one ends', async () => {
      const replica = play();
      await eventually(() => replica.watching().length === 2);
      const [old] = replica.opened.filter(
        ({ cluster }) => cluster.name === 'europe',
      );
      if (!old) throw new Error('it watches europe');
      const next = replica.open(clusterOf('europe'));
      const stop = old.cluster.stop.bind(old.cluster);
      jest.spyOn(old.cluster, 'stop').mockImplementation(async () => {
        await eventually(() => next.cluster.lease !== undefined);
        await stop();
      });
      await replica.replica.remove(old.cluster);
      expect(await heldClusters()).toBe(2);
      await eventually(() => next.cluster.hasTakenOver);
      expect(replica.said.join()).not.toContain('watched by another');
    });

    it('watch for themselves what a replica of another release holds', async () => {
      put('europe', 'e');
      const old = play({ format: 'old' });
      await eventually(() => isLive(old, 'europe', 'asia'));
      const upgraded = play();
      await eventually(() => isLive(upgraded, 'europe', 'asia'));
      expect(upgraded.names()).toEqual(['e']);
      expect(upgraded.held()).toEqual([]);
      await shutDown(old);
      await eventually(() => upgraded.held().length === 2);
      const next = play();
      await eventually(() => isLive(next, 'europe', 'asia'));
      expect(next.names()).toEqual(['e']);
      expect(next.held()).toEqual([]);
    });

    it('have the pods of a rollout for their own viewers, whoever watches it', async () => {
      put('europe', 'e');
      const first = play();
      await eventually(() => isLive(first, 'europe'));
      const second = play();
      await eventually(() => second.names().join() === 'e');
      const leave = second.fleet.open(EUROPE_E, 'user:default/ann');
      await eventually(() => podsKnown(second));
      expect(podsKnown(first)).toBe(false);
      // What was looked at there is looked at here, when this one takes over.
      await kill(first);
      await eventually(
        () => second.watching().includes('europe') && podsKnown(second),
      );
      leave();
    });

    it('keep in the journal who acted through a replica that does not watch', async () => {
      put('europe', 'e');
      const first = play();
      await eventually(() => isLive(first, 'europe'));
      const second = play();
      await eventually(() => second.names().join() === 'e');
      second.fleet.note(EUROPE_E, {
        what: 'acted',
        at: '2026-11-21T03:00:00.000Z',
        verb: 'promote',
        by: 'user:default/ann',
      });
      const acted = (replica: PlayedReplica) =>
        journalOf(replica).some(({ what }) => what === 'acted');
      await eventually(() => acted(first) && acted(second));
      expect(await database('journal_notes')).toEqual([]);
    });

    it('see the effect of an action although nobody tells them', async () => {
      put('europe', 'e');
      const first = play();
      await eventually(() => isLive(first, 'europe'));
      const second = play();
      await eventually(() => second.names().join() === 'e');
      await kill(first);
      const close = new CloseRollouts(second.fleet, name =>
        second.opened.find(({ facts }) => facts.name === name)?.context(),
      );
      const seen = new Promise<void>(resolve => {
        const stop = close.watch(EUROPE_E, () => {
          if (close.facts(EUROPE_E)?.status.currentStepIndex !== 3) return;
          stop();
          resolve();
        });
      });
      setStatus('europe', 'e', pausedAt(3));
      await seen;
      // Nothing is left of it: what all replicas know counts again.
      expect(close.facts(EUROPE_E)).toEqual(second.fleet.facts(EUROPE_E));
    });

    it('write nothing into the database that the facts do not have', async () => {
      const { apiVersion, kind, spec } = pausedCanary();
      clusterOf('europe').store.create({
        apiVersion,
        kind,
        metadata: {
          namespace: 'default',
          name: 'secretive',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': 'hunter2',
          },
        },
        spec: {
          ...spec,
          template: {
            spec: {
              containers: [
                {
                  name: 'web',
                  image: 'web:1',
                  args: ['hunter2'],
                  env: [{ name: 'PASSWORD', value: 'hunter2' }],
                },
              ],
            },
          },
        },
      });
      const first = play();
      await eventually(() => first.names().join() === 'secretive');
      await shutDown(first);
      const rows: { doc: string }[] = await database('cluster_rows').select();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain('hunter2');
    });
  });
}

const EUROPE_E = formatRolloutId({
  cluster: 'europe',
  group: 'argoproj.io',
  kind: 'Rollout',
  namespace: 'default',
  name: 'e',
});

function isLive(replica: PlayedReplica, ...names: string[]): boolean {
  return names.every(name => replica.state(name) === 'live');
}

function heardAgo({ fleet }: PlayedReplica, name: string): number {
  const { freshness } =
    fleet.clusters().find(cluster => cluster.name === name) ?? {};
  return Date.now() - Date.parse(freshness?.lastContactAt ?? '');
}

function journalOf({ fleet }: PlayedReplica): readonly JournalEntry[] {
  const rollout = fleet.get(EUROPE_E);
  return rollout?.provider === 'argo-rollouts'
    ? rollout.known.journal?.entries ?? []
    : [];
}

function stepsEntered(replica: PlayedReplica): number[] {
  return journalOf(replica).flatMap(entry =>
    entry.what === 'step-entered' ? [entry.stepIndex] : [],
  );
}

function podsKnown({ fleet }: PlayedReplica): boolean {
  return fleet.get(EUROPE_E)?.known?.podWatch?.state === 'known';
}
