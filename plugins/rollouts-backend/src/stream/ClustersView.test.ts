import { mockCredentials } from '@backstage/backend-test-utils';
import { clustersStreamEventSchema } from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { followFeed } from '../testing/followFeed';
import { runningService } from '../testing/runningService';
import { ClustersView } from './ClustersView';
import { Feed } from './Feed';

const SINCE = '2026-11-22T06:00:00Z';

function stage(readable: RolloutCondition = EVERY_ROLLOUT) {
  const eu = new FakeCluster('eu', 'production');
  const us = new FakeCluster('us', 'production');
  for (const cluster of [eu, us]) cluster.put(runningService('api', '1.0'));
  const { fleet, pages } = fleetOf([eu, us]);
  const read = jest.spyOn(pages, 'clusters');
  const access = accessUnder({ readable, usable: () => EVERY_ROLLOUT });
  const feed = new Feed({
    gatherMs: 40,
    open: async () => new ClustersView(pages, access, 'the clusters'),
  });
  return {
    fleet,
    eu,
    us,
    read,
    follow: () =>
      followFeed({ fleet, feed }, mockCredentials.user(), value =>
        clustersStreamEventSchema.parse(value),
      ),
  };
}

describe('the feed of the clusters', () => {
  it('begins with all, and then tells of those alone that have become another, once for several changes', async () => {
    const { us, read, follow } = stage();
    const stream = follow();
    expect(await stream.next()).toMatchObject({
      event: 'snapshot',
      data: { items: [{ name: 'eu' }, { name: 'us' }] },
    });
    us.becomes({ state: 'reconnecting', since: SINCE });
    us.becomes({ state: 'stale', since: SINCE });
    expect(await stream.next()).toEqual({
      event: 'changes',
      data: {
        items: [
          expect.objectContaining({
            name: 'us',
            freshness: { state: 'stale', since: SINCE },
            actions: 'open',
          }),
        ],
      },
    });
    expect(read).toHaveBeenCalledTimes(2);
    await stream.stop();
  });

  it('does not look again for a rollout, nor tell of a contact alone', async () => {
    const { eu, us, read, follow } = stage();
    const stream = follow();
    await stream.next();
    eu.put(runningService('api', '2.0'));
    eu.becomes({ ...eu.freshness(), lastContactAt: SINCE });
    us.becomes({ state: 'stale', since: SINCE });
    expect(await stream.next()).toMatchObject({
      data: { items: [{ name: 'us' }] },
    });
    expect(read).toHaveBeenCalledTimes(2);
    await stream.stop();
  });

  it('tells who comes and who goes', async () => {
    const { fleet, follow } = stage();
    const stream = follow();
    await stream.next();
    fleet.remove('eu');
    expect(await stream.next()).toEqual({
      event: 'changes',
      data: { items: [], names: ['us'] },
    });
    fleet.add(new FakeCluster('ap', 'production'));
    expect(await stream.next()).toMatchObject({
      event: 'changes',
      data: { items: [{ name: 'ap' }], names: ['us', 'ap'] },
    });
    await stream.stop();
  });

  it('says nothing of a cluster that the person does not know of', async () => {
    const { us, eu, follow } = stage({
      field: 'cluster',
      values: ['eu'],
    });
    const stream = follow();
    expect(await stream.next()).toMatchObject({
      data: { items: [{ name: 'eu' }] },
    });
    us.becomes({ state: 'stale', since: SINCE });
    eu.becomes({ state: 'stale', since: SINCE });
    expect(await stream.next()).toMatchObject({
      data: { items: [{ name: 'eu' }] },
    });
    await stream.stop();
  });
});
