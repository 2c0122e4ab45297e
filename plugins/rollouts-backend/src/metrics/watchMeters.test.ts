import { startSimulatedCluster } from '@rollouts-portal/cluster-simulator';

import { openSimulated } from '../cluster/testing/openSimulated';
import { RecordedMetrics } from '../testing/RecordedMetrics';
import { watchMeters } from './watchMeters';

const RESOURCE = 'rollouts.argoproj.io';

it('counts what the watches of a cluster get and suffer', async () => {
  const cluster = await startSimulatedCluster({ name: 'prod-eu' });
  const { store, faults } = cluster;
  const metrics = new RecordedMetrics();
  const { facts } = openSimulated(cluster, { meterOf: watchMeters(metrics) });
  const told = (name: string) =>
    metrics.recorded.filter(
      each => each.name === name && each.attributes.resource === RESOURCE,
    );
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => (holds() ? resolve() : setImmediate(look));
      look();
    });
  const stopping = new AbortController();
  const running = facts.start(stopping.signal);

  await until(() => facts.freshness().state === 'live');
  store.create({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: 'default', name: 'web' },
    spec: { strategy: { canary: {} } },
  });
  await until(() => told('rollouts.watch.events').length > 0);
  faults.refuse(500);
  faults.cutWatches();
  await until(() =>
    told('rollouts.watch.failures').some(
      ({ attributes }) => attributes.code === '500',
    ),
  );

  expect(told('rollouts.watch.lists')).toEqual([
    {
      name: 'rollouts.watch.lists',
      value: 1,
      attributes: { cluster: 'prod-eu', resource: RESOURCE },
    },
  ]);
  expect(told('rollouts.watch.events')).toHaveLength(1);
  stopping.abort();
  await running;
  await cluster.stop();
});
