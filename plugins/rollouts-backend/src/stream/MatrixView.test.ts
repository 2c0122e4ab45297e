import { mockCredentials } from '@backstage/backend-test-utils';
import {
  matrixQuerySchema,
  matrixStreamEventSchema,
} from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { followFeed } from '../testing/followFeed';
import { runningService } from '../testing/runningService';
import { Feed } from './Feed';
import { MatrixView } from './MatrixView';

function stage(query: object = {}, readable: RolloutCondition = EVERY_ROLLOUT) {
  const eu = new FakeCluster('eu', 'production');
  const us = new FakeCluster('us', 'production');
  for (const cluster of [eu, us]) {
    cluster.put(runningService('api', '1.0'));
    cluster.put(runningService('web', '1.0'));
  }
  const { fleet, pages } = fleetOf([eu, us]);
  const read = jest.spyOn(pages, 'matrix');
  const feed = new Feed({
    gatherMs: 40,
    open: async () =>
      new MatrixView(
        pages,
        {
          query: matrixQuerySchema.parse(query),
          access: accessUnder({ readable, usable: () => EVERY_ROLLOUT }),
        },
        'the matrix',
      ),
  });
  return {
    eu,
    us,
    read,
    follow: () =>
      followFeed({ fleet, feed }, mockCredentials.user(), value =>
        matrixStreamEventSchema.parse(value),
      ),
  };
}

describe('the feed of the matrix', () => {
  it('begins with the page', async () => {
    const stream = await stage().follow();
    expect(await stream.next()).toMatchObject({
      event: 'snapshot',
      data: { matching: 2, items: [{ name: 'api' }, { name: 'web' }] },
    });
    await stream.stop();
  });

  it('then sends the services that changed and what the columns count, looking once for many changes', async () => {
    const { eu, us, read, follow } = stage();
    const stream = follow();
    await stream.next();
    eu.put(runningService('web', '2.0'));
    us.put(runningService('web', '1.5'));
    us.put(runningService('web', '2.0'));
    eu.put(runningService('web', '3.0'));
    expect(await stream.next()).toEqual({
      event: 'changes',
      data: {
        items: [
          expect.objectContaining({
            name: 'web',
            newest: '3.0',
            cells: [
              expect.objectContaining({
                column: 'eu',
                runs: { version: '3.0', behind: 0 },
              }),
              expect.objectContaining({
                column: 'us',
                runs: { version: '2.0', behind: 1 },
              }),
            ],
          }),
        ],
        columns: [
          { name: 'eu', services: 2, behind: 0, moving: 0 },
          { name: 'us', services: 2, behind: 1, moving: 0 },
        ],
        matching: 2,
      },
    });
    expect(read).toHaveBeenCalledTimes(2);
    await stream.stop();
  });

  it('names all services of the page when one comes or goes', async () => {
    const { eu, us, follow } = stage();
    const stream = follow();
    await stream.next();
    eu.put(runningService('cart', '1.0'));
    eu.remove('payments/api');
    us.remove('payments/api');
    expect(await stream.next()).toMatchObject({
      event: 'changes',
      data: {
        items: [{ name: 'cart' }],
        services: [{ name: 'cart' }, { name: 'web' }],
        matching: 2,
      },
    });
    await stream.stop();
  });

  it('keeps silent while nothing changes that is shown', async () => {
    const { eu, us, read, follow } = stage(
      { limit: 1 },
      { field: 'cluster', values: ['eu'] },
    );
    const stream = follow();
    await stream.next();
    // Of a cluster that the person may not see, behind the page, and what only says that there was contact.
    us.put(runningService('api', '9.0'));
    eu.put(runningService('web', '9.0'));
    eu.becomes({
      state: 'live',
      since: '2026-11-21T02:46:00Z',
      lastContactAt: '2026-11-21T09:00:00Z',
    });
    while (read.mock.calls.length < 2) {
      await new Promise(resolve => setImmediate(resolve));
    }
    eu.becomes({ state: 'stale', since: '2026-11-21T03:00:00Z' });
    expect(await stream.next()).toMatchObject({
      event: 'changes',
      data: {
        items: [],
        clusters: [{ name: 'eu', freshness: { state: 'stale' } }],
      },
    });
    await stream.stop();
  });
});
