import { sentence } from '@rollouts-portal/plugin-rollouts-common';

import { StreamError } from '../live/StreamError';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import { ManualClock } from '../testing/ManualClock';
import { ManualVisibility } from '../testing/ManualVisibility';
import {
  clusterStatus,
  minutesAgo,
  pausedCanary,
  progressingCanary,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { applyStreamEvent } from './applyStreamEvent';
import { SnapshotStore } from './SnapshotStore';

const content = rolloutsOfEntity([pausedCanary()]);

async function open(
  api = new FakeRolloutsApi(content),
  keptWhileHiddenMs?: number,
) {
  const clock = new ManualClock();
  const visibility = new ManualVisibility();
  const source = api.entity();
  const store = new SnapshotStore({
    source: {
      follow: options => source.follow(options),
      read: options => source.read(options),
      keptWhileHiddenMs,
    },
    apply: applyStreamEvent,
    clock,
    visibility,
  });
  const told = jest.fn();
  const close = store.subscribe(told);
  await clock.pass(0);
  return { api, clock, visibility, store, told, close };
}

describe('SnapshotStore', () => {
  it('shows the first snapshot and is live', async () => {
    const { store } = await open();
    expect(store.current()).toEqual({
      content,
      connection: { state: 'live' },
      problem: undefined,
    });
  });

  it('puts a changed rollout in its place and a new one at the end, and forgets a removed one', async () => {
    const { api, clock, store } = await open();
    const moved = progressingCanary();
    const other = pausedCanary({ name: 'other' });
    api.emit({ event: 'rollout', data: moved });
    api.emit({ event: 'rollout', data: other });
    await clock.pass(0);
    expect(store.current().content?.items).toEqual([moved, other]);

    api.emit({ event: 'removed', data: { id: moved.id } });
    await clock.pass(0);
    expect(store.current().content?.items).toEqual([other]);
  });

  it('gives the rows of a cluster its new freshness', async () => {
    const { api, clock, store } = await open();
    const freshness = {
      state: 'stale' as const,
      since: minutesAgo(1),
      problem: sentence('cluster-connection-lost'),
    };
    api.emit({ event: 'clusters', data: [clusterStatus({ freshness })] });
    await clock.pass(0);
    expect(store.current().content?.items[0]?.freshness).toEqual(freshness);
  });

  it('is live again with what it has, where nothing was missed', async () => {
    const { api, clock, store } = await open();
    api.content = undefined;
    api.disconnect();
    await clock.pass(0);
    expect(store.current().connection.state).toBe('lost');
    await clock.pass(600);
    api.emit({ event: 'resumed', data: {} });
    await clock.pass(15_000);
    expect(store.current()).toEqual({
      content,
      connection: { state: 'live' },
      problem: undefined,
    });
  });

  it('says by a refusal that there is none, or none that the person may see', async () => {
    const { api, clock, store } = await open();
    api.disconnect(new StreamError('No rollout web', 404, 'NotFoundError'));
    await clock.pass(0);
    expect(store.current().problem).toEqual({
      kind: 'not-found',
      message: 'No rollout web',
    });
    api.disconnect();
  });

  it('tells nobody about a heartbeat', async () => {
    const { api, clock, store, told } = await open();
    const before = store.current();
    told.mockClear();
    api.emit({ event: 'heartbeat', data: { at: minutesAgo(0) } });
    await clock.pass(0);
    expect(told).not.toHaveBeenCalled();
    expect(store.current()).toBe(before);
  });

  it('connects again by itself when the stream ends, keeping what it has', async () => {
    const { api, clock, store } = await open();
    api.disconnect();
    await clock.pass(0);
    expect(store.current()).toMatchObject({
      content,
      connection: { state: 'lost', since: clock.now() },
    });

    await clock.pass(1000);
    expect(api.streamsOpened).toBe(2);
    expect(store.current().connection).toEqual({ state: 'live' });
  });

  it('waits longer from failure to failure, 30 s at most, and remembers since when', async () => {
    const { api, clock, store } = await open();
    const since = clock.now();
    api.refusal = new Error('ECONNREFUSED');
    api.disconnect();
    await clock.pass(120_000);
    // 0.5, 1, 2, 4, 8, 16, 30, 30, … seconds apart.
    expect(api.streamsOpened).toBeGreaterThan(6);
    expect(api.streamsOpened).toBeLessThan(12);
    expect(store.current()).toMatchObject({
      content,
      connection: { state: 'lost', since },
      problem: { kind: 'broken', message: 'ECONNREFUSED' },
    });
  });

  it('gives a stream up after 20 s of silence, not while heartbeats come', async () => {
    const { api, clock } = await open();
    for (let i = 0; i < 6; i += 1) {
      await clock.pass(15_000);
      api.emit({ event: 'heartbeat', data: { at: minutesAgo(0) } });
    }
    await clock.pass(19_000);
    expect(api.streamsOpened).toBe(1);
    await clock.pass(2_500);
    expect(api.streamsOpened).toBe(2);
  });

  it('reads every 10 s once two streams in a row were withheld, and tries a stream again later', async () => {
    const api = new FakeRolloutsApi(content);
    api.withheld = true;
    const { clock, store } = await open(api);
    expect(api.reads).toBe(0);

    await clock.pass(22_000);
    expect(api.streamsOpened).toBe(2);
    expect(api.reads).toBe(1);
    expect(store.current()).toMatchObject({
      content,
      connection: { state: 'polling' },
    });
    await clock.pass(30_000);
    expect(api.reads).toBe(4);

    api.withheld = false;
    await clock.pass(280_000);
    expect(api.streamsOpened).toBe(3);
    expect(store.current().connection).toEqual({ state: 'live' });
  });

  it('does not poll while the stream works', async () => {
    const { api, clock } = await open();
    await clock.pass(19_000);
    expect(api.reads).toBe(0);
  });

  it('tries at once when it is told to, and waits again after that', async () => {
    const api = new FakeRolloutsApi(content);
    api.refusal = new Error('ECONNREFUSED');
    const { clock, store } = await open(api);
    await clock.pass(60_000);
    const before = api.streamsOpened;
    store.retry();
    await clock.pass(0);
    expect(api.streamsOpened).toBe(before + 1);
    await clock.pass(10_000);
    expect(api.streamsOpened).toBe(before + 1);

    api.refusal = undefined;
    store.retry();
    await clock.pass(0);
    expect(store.current().connection).toEqual({ state: 'live' });
  });

  it('closes its connection with the last subscriber, and shows the old content to the next one', async () => {
    const { api, clock, store, close } = await open();
    close();
    await clock.pass(0);
    expect(clock.waiting).toBe(0);

    api.withheld = true;
    const closeAgain = store.subscribe(() => {});
    expect(store.current()).toMatchObject({
      content,
      connection: { state: 'connecting' },
    });
    closeAgain();
    await clock.pass(0);
    expect(clock.waiting).toBe(0);
  });
  describe('while the page is hidden', () => {
    it('closes the stream after 5 s, keeps the content and calls nothing lost', async () => {
      const { api, clock, visibility, store } = await open();
      visibility.hide();
      await clock.pass(4999);
      expect(api.streamsOpen).toBe(1);
      await clock.pass(1);
      expect(api.streamsOpen).toBe(0);

      await clock.pass(3_600_000);
      expect(api.streamsOpened).toBe(1);
      expect(clock.waiting).toBe(0);
      expect(store.current()).toEqual({
        content,
        connection: { state: 'connecting' },
        problem: undefined,
      });
    });

    it('keeps a stream for a minute that costs no other page anything', async () => {
      const { api, clock, visibility } = await open(
        new FakeRolloutsApi(content),
        60_000,
      );
      visibility.hide();
      await clock.pass(59_999);
      expect(api.streamsOpen).toBe(1);
      await clock.pass(1);
      expect(api.streamsOpen).toBe(0);
    });

    it('opens a stream at once when it is shown again', async () => {
      const { api, clock, visibility, store } = await open();
      visibility.hide();
      await clock.pass(60_000);
      api.content = rolloutsOfEntity([progressingCanary()]);
      visibility.show();
      await clock.pass(0);
      expect(api.streamsOpen).toBe(1);
      expect(store.current()).toMatchObject({
        content: api.content,
        connection: { state: 'live' },
      });
    });

    it('keeps the stream of someone who looks away for a moment, every time anew', async () => {
      const { api, clock, visibility, store } = await open();
      for (let i = 0; i < 3; i += 1) {
        visibility.hide();
        await clock.pass(4000);
        visibility.show();
        await clock.pass(1000);
      }
      expect(api.streamsOpened).toBe(1);
      expect(store.current().connection).toEqual({ state: 'live' });
    });

    it('does not poll either', async () => {
      const api = new FakeRolloutsApi(content);
      api.withheld = true;
      const { clock, visibility } = await open(api);
      await clock.pass(22_000);
      expect(api.reads).toBe(1);
      visibility.hide();
      await clock.pass(600_000);
      expect(api.reads).toBe(1);
    });

    it('remembers since when the portal is lost, and tries again at once when shown', async () => {
      const { api, clock, visibility, store } = await open();
      const since = clock.now();
      api.refusal = new Error('ECONNREFUSED');
      api.disconnect();
      await clock.pass(0);
      visibility.hide();
      await clock.pass(60_000);
      expect(store.current().connection).toEqual({ state: 'lost', since });

      api.refusal = undefined;
      visibility.show();
      await clock.pass(0);
      expect(store.current().connection).toEqual({ state: 'live' });
    });

    it('leaves nothing behind when the last subscriber goes', async () => {
      const { clock, visibility, close } = await open();
      visibility.hide();
      await clock.pass(1000);
      close();
      await clock.pass(0);
      expect([clock.waiting, visibility.waiting]).toEqual([0, 0]);
    });

    it('gives even a page that begins hidden its first content', async () => {
      const { clock, visibility, store, close } = await open();
      close();
      visibility.hide();
      const closeAgain = store.subscribe(() => {});
      await clock.pass(0);
      expect(store.current().connection).toEqual({ state: 'live' });
      closeAgain();
    });
  });
});
