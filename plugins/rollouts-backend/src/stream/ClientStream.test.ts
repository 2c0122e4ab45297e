import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';

import { Fleet } from '../fleet/Fleet';
import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { StreamClient } from '../testing/StreamClient';
import { ClientStream } from './ClientStream';
import { EventStream } from './EventStream';
import { Feed, type FeedEvent, type FeedView } from './Feed';
import { SharedFeeds } from './SharedFeeds';

/** Shows how often something has changed, with as much besides as is wanted. */
class CountingView implements FeedView<unknown, FeedEvent> {
  looks = 0;
  isAttended = false;
  #count = 0;

  constructor(readonly key: string, private readonly size = 0) {}

  async read() {
    this.looks += 1;
    return this.content();
  }

  content() {
    return { of: this.key, count: this.#count, filler: 'x'.repeat(this.size) };
  }

  async changes() {
    this.looks += 1;
    this.#count += 1;
    return [{ event: 'changes', data: this.content() }];
  }

  attend() {
    this.isAttended = true;
  }

  rest() {
    this.isAttended = false;
  }
}

type Asked = { open(): FeedView<unknown, FeedEvent>; after?: string };

function stage() {
  const cluster = new FakeCluster('prod-eu', 'production');
  const fleet = new Fleet([cluster]);
  const feeds = new SharedFeeds(fleet);
  return {
    feeds,
    /** And lets all follow that follows from it at once. */
    change: async () => {
      cluster.put(pausedCanary());
      await jest.advanceTimersByTimeAsync(10);
    },
    follow: (
      asked: readonly Asked[],
      credentials: BackstageCredentials = mockCredentials.user(),
    ) => {
      const client = new StreamClient();
      const leaving = new AbortController();
      const ended = new ClientStream({
        topics: asked.map(({ open, after }) => ({
          feed: () => new Feed({ gatherMs: 10, open: async () => open() }),
          after,
        })),
        credentials,
        feeds,
        stream: new EventStream(client.wire, true),
      }).follow(leaving.signal);
      return {
        client,
        ended,
        leave: () => {
          leaving.abort();
          return ended;
        },
      };
    },
  };
}

/** A topic that anybody may see who asks for it. */
const topic = (view: FeedView<unknown, FeedEvent>, after?: string): Asked => ({
  open: () => view,
  after,
});

const labelled = (index: number, data: object) => ({
  topic: index,
  data: expect.objectContaining(data),
});

describe('the stream of a client', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says of each event which of the topics it belongs to', async () => {
    const { follow, change } = stage();
    const { client } = follow([
      topic(new CountingView('a')),
      topic(new CountingView('b')),
    ]);
    expect(await client.next()).toMatchObject({
      event: 'snapshot',
      data: labelled(0, { of: 'a' }),
    });
    expect(await client.next()).toMatchObject({
      event: 'snapshot',
      data: labelled(1, { of: 'b' }),
    });
    await change();
    expect(await client.next()).toMatchObject({
      event: 'changes',
      data: labelled(0, { of: 'a', count: 1 }),
    });
    expect(await client.next()).toMatchObject({
      event: 'changes',
      data: labelled(1, { of: 'b', count: 1 }),
    });
  });

  it('looks once for all who see the same, and for each who sees something else', async () => {
    const { follow, change } = stage();
    const shared = new CountingView('same');
    const unused = new CountingView('same');
    const other = new CountingView('other');
    const clients = [shared, unused, other].map(view => follow([topic(view)]));
    for (const { client } of clients) await client.next();
    await change();
    for (const { client } of clients) {
      expect(await client.next()).toMatchObject({ event: 'changes' });
    }
    expect([shared.looks, unused.looks, other.looks]).toEqual([2, 0, 2]);
  });

  it('goes on where the client was, with what it has missed and nothing else', async () => {
    const { follow, change } = stage();
    const view = new CountingView('a');
    const stays = follow([topic(view)]);
    const first = follow([topic(view)]);
    const { id } = await first.client.next();
    await first.leave();
    await change();
    await change();
    const second = follow([topic(view, id)]);
    expect(await second.client.next()).toMatchObject({ event: 'resumed' });
    expect(await second.client.next()).toMatchObject({
      event: 'changes',
      data: labelled(0, { count: 1 }),
    });
    expect(await second.client.next()).toMatchObject({
      event: 'changes',
      data: labelled(0, { count: 2 }),
    });
    expect(second.client.unread).toEqual([]);
    await stays.leave();
  });

  it('goes on, too, where nobody looked for a moment; nothing was looked at meanwhile', async () => {
    const { follow, change } = stage();
    const view = new CountingView('a');
    const first = follow([topic(view)]);
    const { id } = await first.client.next();
    await first.leave();
    expect(view.isAttended).toBe(false);
    await change();
    await change();
    expect(view.looks).toBe(1);
    const second = follow([topic(view, id)]);
    expect(await second.client.next()).toMatchObject({ event: 'resumed' });
    expect(view.isAttended).toBe(true);
    expect(await second.client.next()).toMatchObject({
      event: 'changes',
      data: labelled(0, { count: 1 }),
    });
  });

  it.each([
    ['of another process', async () => 'ffffffff-1:0'],
    [
      'of what another person sees',
      async ({ follow }: ReturnType<typeof stage>) => {
        const { client } = follow([topic(new CountingView('theirs'))]);
        return (await client.next()).id;
      },
    ],
    [
      'that is too long ago',
      async ({ follow, change }: ReturnType<typeof stage>) => {
        const { client } = follow([topic(new CountingView('a'))]);
        const { id } = await client.next();
        for (let i = 0; i < 201; i += 1) await change();
        return id;
      },
    ],
    [
      'that nobody has asked for in half a minute',
      async ({ follow }: ReturnType<typeof stage>) => {
        const { client, leave } = follow([topic(new CountingView('a'))]);
        const { id } = await client.next();
        await leave();
        await jest.advanceTimersByTimeAsync(31_000);
        return id;
      },
    ],
  ])('begins anew, and says so, at a place %s', async (_, placeIn) => {
    const staged = stage();
    const after = await placeIn(staged);
    expect(after).toEqual(expect.any(String));
    const { client } = staged.follow([topic(new CountingView('a'), after)]);
    expect(await client.next()).toMatchObject({ event: 'reset' });
    expect(await client.next()).toMatchObject({ event: 'snapshot' });
  });

  it('refuses what the person may not see, and shows the rest', async () => {
    const { follow } = stage();
    const { client } = follow([
      {
        open: () => {
          throw new NotFoundError('No rollout web');
        },
      },
      topic(new CountingView('b')),
    ]);
    expect(await client.until('refused')).toMatchObject({
      data: labelled(0, { status: 404, message: 'No rollout web' }),
    });
    expect(await client.until('snapshot')).toMatchObject({
      data: labelled(1, { of: 'b' }),
    });
  });

  it('asks again after a minute: what is lost is refused, what became another view is shown anew', async () => {
    const { follow, change } = stage();
    const lost = new CountingView('lost');
    let mayRead = true;
    let decision = 'all';
    const { client } = follow([
      {
        open: () => {
          if (!mayRead) throw new NotFoundError('No rollout web');
          return lost;
        },
      },
      { open: () => new CountingView(decision) },
      topic(new CountingView('kept')),
    ]);
    for (let i = 0; i < 3; i += 1) await client.until('snapshot');
    mayRead = false;
    decision = 'some';
    await jest.advanceTimersByTimeAsync(60_000);
    const told = [];
    while (told.length < 2) {
      const event = await client.next();
      if (['refused', 'snapshot', 'reset'].includes(event.event)) {
        told.push(event);
      }
    }
    expect(told).toContainEqual(
      expect.objectContaining({
        event: 'refused',
        data: labelled(0, { status: 404 }),
      }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({
        event: 'snapshot',
        data: labelled(1, { of: 'some' }),
      }),
    );
    expect(lost.isAttended).toBe(false);
    await change();
    expect(await client.until('changes')).toBeDefined();
  });

  it('ends when the token does', async () => {
    const { follow, feeds } = stage();
    const view = new CountingView('a');
    const { client, ended } = follow([topic(view)], {
      ...mockCredentials.user(),
      expiresAt: new Date(Date.now() + 90_000),
    });
    await client.next();
    await jest.advanceTimersByTimeAsync(90_000);
    await ended;
    expect(view.isAttended).toBe(false);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(feeds.size).toBe(0);
  });

  it('shows every 15 s that it is still there', async () => {
    const { follow } = stage();
    const { client } = follow([topic(new CountingView('a'))]);
    await client.next();
    await jest.advanceTimersByTimeAsync(15_000);
    expect(await client.next()).toMatchObject({
      event: 'heartbeat',
      data: { at: expect.any(String) },
    });
  });

  it('keeps no more than a megabyte for a client that does not read, and then tells it the newest', async () => {
    const { follow, change } = stage();
    const { client } = follow([topic(new CountingView('a', 100_000))]);
    await client.next();
    client.stopReading();
    for (let i = 0; i < 50; i += 1) await change();
    expect(client.wire.writableLength).toBeLessThan(1_200_000);
    client.readOn();
    await client.until('reset');
    expect(await client.next()).toMatchObject({
      event: 'snapshot',
      data: labelled(0, { count: 50 }),
    });
    await change();
    expect(await client.next()).toMatchObject({
      event: 'changes',
      data: labelled(0, { count: 51 }),
    });
  });

  it('gives up a client that reads nothing for a minute', async () => {
    const { follow, change } = stage();
    const { client } = follow([topic(new CountingView('a', 100_000))]);
    await client.next();
    client.stopReading();
    for (let i = 0; i < 20; i += 1) await change();
    expect(client.wire.destroyed).toBe(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(client.wire.destroyed).toBe(true);
  });

  it('tells nothing to who has left while it was still asked what they may see', async () => {
    const { follow, feeds } = stage();
    const view = new CountingView('a');
    const { client, leave } = follow([topic(view)]);
    await leave();
    await jest.advanceTimersByTimeAsync(31_000);
    expect(view.isAttended).toBe(false);
    expect(client.unread).toEqual([]);
    expect(feeds.size).toBe(0);
  });

  it('goes by what they may see now, also where what they might see before comes later', async () => {
    const { follow } = stage();
    const before = new CountingView('all');
    const after = new CountingView('little');
    let isRead = () => {};
    const reading = new Promise<void>(resolve => {
      isRead = resolve;
    });
    before.read = async () => {
      await reading;
      return before.content();
    };
    const views = [before, after];
    const { client } = follow([{ open: () => views.shift() ?? after }]);
    await jest.advanceTimersByTimeAsync(60_000);
    isRead();
    await jest.advanceTimersByTimeAsync(1);
    await client.until('snapshot');
    await jest.advanceTimersByTimeAsync(14_000);
    expect(before.isAttended).toBe(false);
    expect(after.isAttended).toBe(true);
  });

  it('tells nothing more when it cannot be found out what they may see now', async () => {
    const cluster = new FakeCluster('prod-eu', 'production');
    const feeds = new SharedFeeds(new Fleet([cluster]));
    const client = new StreamClient();
    const view = new CountingView('a');
    let asked = 0;
    const open = async () => {
      asked += 1;
      if (asked > 1) await new Promise(() => {});
      return view;
    };
    const ended = new ClientStream({
      topics: [{ feed: () => new Feed({ gatherMs: 10, open }) }],
      credentials: mockCredentials.user(),
      feeds,
      stream: new EventStream(client.wire, true),
    }).follow(new AbortController().signal);
    await client.until('snapshot');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(view.isAttended).toBe(true);
    await jest.advanceTimersByTimeAsync(60_000);
    await ended;
    expect(view.isAttended).toBe(false);
    await client.until('refused');
  });
});
