import { mockCredentials } from '@backstage/backend-test-utils';
import {
  fleetQuerySchema,
  fleetStreamEventSchema,
} from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder } from '../permissions/accessUnder';
import { EVERY_ROLLOUT, NO_ROLLOUT } from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { followFeed } from '../testing/followFeed';
import { pausedCanary } from '../testing/pausedCanary';
import { Feed } from './Feed';
import { FleetView } from './FleetView';

const WEB = 'prod-eu/argoproj.io/Rollout/payments/web';

function stage(query: object = {}) {
  const eu = new FakeCluster('prod-eu', 'production');
  const us = new FakeCluster('prod-us', 'production');
  eu.putNamespace('payments');
  us.putNamespace('payments');
  eu.put(pausedCanary());
  const { fleet, pages } = fleetOf([eu, us]);
  let mayRead = true;
  const feed = new Feed({
    gatherMs: 40,
    open: async () =>
      new FleetView(
        pages,
        {
          query: fleetQuerySchema.parse(query),
          access: accessUnder({
            readable: mayRead ? EVERY_ROLLOUT : NO_ROLLOUT,
            usable: () => EVERY_ROLLOUT,
          }),
        },
        `may read: ${mayRead}`,
      ),
  });
  return {
    eu,
    us,
    fleet,
    follow: () =>
      followFeed({ fleet, feed }, mockCredentials.user(), value =>
        fleetStreamEventSchema.parse(value),
      ),
    deny: () => {
      mayRead = false;
    },
  };
}

const moving = pausedCanary({
  status: {
    phase: 'Progressing',
    controllerPause: false,
    pauseConditions: undefined,
  },
});

describe('the feed of the fleet', () => {
  it('begins with the page, and sends summaries, not details', async () => {
    const stream = await stage().follow();
    const first = await stream.next();
    expect(first).toMatchObject({
      event: 'snapshot',
      data: { items: [{ id: WEB, phase: 'Paused' }], matching: 1 },
    });
    expect(JSON.stringify(first)).not.toContain('"steps"');
    await stream.stop();
  });

  it('then sends the rows that changed and the new counts, in one message for many changes', async () => {
    const { eu, follow } = stage();
    eu.put(pausedCanary({ name: 'zebra' }));
    const stream = await follow();
    await stream.next();
    eu.put(pausedCanary({ status: { message: 'on the way' } }));
    eu.put(moving);
    expect(await stream.next()).toMatchObject({
      event: 'changes',
      data: {
        rows: [{ id: WEB, phase: 'Progressing' }],
        ids: ['prod-eu/argoproj.io/Rollout/payments/zebra', WEB],
        totals: { waiting: 1, phases: { Progressing: 1 } },
      },
    });
    await stream.stop();
  });

  it('takes away what no longer matches, and sends nothing of what never did', async () => {
    const { eu, follow } = stage({ waitingFor: ['human'] });
    const stream = await follow();
    await stream.next();
    eu.put(moving);
    expect(await stream.next()).toMatchObject({
      event: 'changes',
      data: { rows: [], ids: [], matching: 0, totals: { all: 1, waiting: 0 } },
    });
    await stream.stop();
  });

  it('keeps silent while nothing changes that is shown', async () => {
    const { eu, us, follow } = stage({ limit: 1, cluster: ['prod-eu'] });
    const stream = await follow();
    await stream.next();
    // Of another cluster, and what only says that there was contact.
    us.put(pausedCanary());
    eu.becomes({
      state: 'live',
      since: '2026-11-21T02:46:00Z',
      lastContactAt: '2026-11-21T09:00:00Z',
    });
    await new Promise(resolve => setImmediate(resolve));
    us.becomes({ state: 'stale', since: '2026-11-21T03:00:00Z' });
    const told = await stream.next();
    expect(told).toMatchObject({
      event: 'changes',
      data: {
        rows: [],
        clusters: [
          { name: 'prod-eu' },
          { name: 'prod-us', freshness: { state: 'stale' } },
        ],
      },
    });
    await stream.stop();
  });

  it('sends the rows of the page, however large the fleet is', async () => {
    const { eu, follow } = stage({ limit: 10 });
    for (let i = 0; i < 500; i += 1) {
      eu.put(pausedCanary({ name: `web-${i}` }));
    }
    const stream = await follow();
    const first = await stream.next();
    expect(first).toMatchObject({
      event: 'snapshot',
      data: { matching: 501, next: expect.any(String) },
    });
    expect(first.event === 'snapshot' && first.data.items).toHaveLength(10);
    await stream.stop();
  });

  it('reads again only what of the page has changed', async () => {
    const { eu, fleet, follow } = stage({ limit: 10 });
    for (let i = 0; i < 20; i += 1) {
      eu.put(pausedCanary({ name: `web-${i}` }));
    }
    const stream = await follow();
    await stream.next();
    const shown = jest.spyOn(fleet, 'get');
    const found = jest.spyOn(fleet, 'placed');
    // Behind the page, where it changes a count.
    eu.put(
      pausedCanary({
        name: 'web-9',
        status: { ...moving.status, replicas: 4 },
      }),
    );
    expect(await stream.next()).toMatchObject({
      event: 'changes',
      data: { rows: [], totals: { waiting: 20 } },
    });
    // For the index, and no row that is shown.
    expect(found).toHaveBeenCalledTimes(1);
    expect(shown).not.toHaveBeenCalled();
    await stream.stop();
  });

  it('asks again after a minute, and then shows nothing to who may not read any more', async () => {
    jest.useFakeTimers();
    try {
      const { follow, deny } = stage();
      const stream = await follow();
      await stream.next();
      deny();
      await jest.advanceTimersByTimeAsync(61_000);
      let told = await stream.next();
      while (told.event === 'heartbeat') told = await stream.next();
      expect(told).toMatchObject({
        event: 'snapshot',
        data: { items: [], totals: { all: 0 }, clusters: [] },
      });
      const stopped = stream.stop();
      await jest.advanceTimersByTimeAsync(1000);
      await stopped;
    } finally {
      jest.useRealTimers();
    }
  });
});
