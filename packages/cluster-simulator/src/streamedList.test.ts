import { startSimulatedCluster } from './startSimulatedCluster';
import { simulatedContractServer } from './testing/simulatedContractServer';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';
const STREAMED =
  'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
const MANY = 1_000;

it('sends a long list while it does other things, and what changes meanwhile after it', async () => {
  const cluster = await startSimulatedCluster({ name: 'large' });
  const create = (name: string) =>
    cluster.store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { namespace: 'default', name },
    });
  for (let n = 0; n < MANY; n += 1) create(`rollout-${n}`);
  const told: unknown[] = [];
  try {
    for await (const event of simulatedContractServer(cluster).watch(
      `${ROLLOUTS}?${STREAMED}`,
    )) {
      if (told.length === 0) create('meanwhile');
      told.push(event);
      if (told.length === MANY + 2) break;
    }
  } finally {
    await cluster.stop();
  }
  expect(told.slice(MANY)).toEqual([
    expect.objectContaining({ type: 'BOOKMARK' }),
    expect.objectContaining({
      type: 'ADDED',
      object: expect.objectContaining({
        metadata: expect.objectContaining({ name: 'meanwhile' }),
      }),
    }),
  ]);
});
