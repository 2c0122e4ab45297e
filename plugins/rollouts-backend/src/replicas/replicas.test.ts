import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';

import { openDatabase } from '../database/openDatabase';
import { pausedCanary } from '../testing/pausedCanary';
import {
  eventually,
  PlayedReplica,
  type PlayedReplicaOptions,
} from '../testing/PlayedReplica';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ disableDocker: true });
const onPostgres = databases
  .eachSupportedId()
  .flatMap(([id]) => (id.startsWith('POSTGRES') ? [id] : []));

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

for (const id of onPostgres) {
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
      await Promise.all(clusters.map(cluster => cluster.stop()));
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

    function put(cluster: SimulatedCluster | undefined, name: string) {
      if (!cluster) throw new Error('no such cluster');
      const { store } = cluster;
      const namespace = 'default';
      const { apiVersion, kind, spec } = pausedCanary();
      store.create({ apiVersion, kind, metadata: { namespace, name }, spec });
      setStatus(cluster, name, pausedAt(1));
    }

    function setStatus(
      { store }: SimulatedCluster,
      name: string,
      status: JsonObject,
    ) {
      const resource = store.resource('rollouts');
      if (!resource) throw new Error('no rollouts are served');
      store.update(
        { resource, namespace: 'default', name },
        'status',
        current => ({ ...current, status }),
      );
    }

    it('show alike what one of them watches, and one goes on when the other dies', async () => {
      put(clusters[0], 'a');
      put(clusters[1], 'e');
      const first = play();
      await eventually(() => first.names().join() === 'a,e');
      expect(first.held()).toEqual(['asia', 'europe']);
      const second = play();
      await eventually(() => second.names().join() === 'a,e');
      put(clusters[1], 'f');
      await eventually(() => second.names().join() === 'a,e,f');
      await kill(first);
      await eventually(
        () =>
          second.held().length === 2 &&
          second.state('asia') === 'live' &&
          second.state('europe') === 'live',
      );
      put(clusters[0], 'b');
      await eventually(() => second.names().join() === 'a,b,e,f');
    });
  });
}
