import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { FakeCluster } from '../../testing/FakeCluster';
import { pausedCanary } from '../../testing/pausedCanary';
import { Fleet } from '../Fleet';
import { Ownership } from '../Ownership';
import { FleetIndexer } from './FleetIndexer';

/** How often each rollout is looked at. */
class CountedFleet extends Fleet {
  readonly looks = new Map<string, number>();

  override placed(id: string) {
    this.looks.set(id, (this.looks.get(id) ?? 0) + 1);
    return super.placed(id);
  }
}

it('derives a row once when a list tells of it and then that all may be others', async () => {
  const cluster = new FakeCluster('prod-eu');
  const fleet = new CountedFleet([cluster]);
  const indexer = new FleetIndexer({
    fleet,
    ownership: new Ownership([], ENTITY_REF_ANNOTATION, async () => []),
    logger: { warn: () => {} },
  });
  await indexer.upToDate();

  for (let n = 0; n < 500; n += 1)
    cluster.put(pausedCanary({ name: `web-${n}` }));
  // Any row of the cluster may be another one now, as after a list.
  cluster.putNamespace('payments');
  await indexer.upToDate();

  expect(indexer.store.idsIn('prod-eu')).toHaveLength(500);
  expect(new Set(fleet.looks.values())).toEqual(new Set([1]));
});
