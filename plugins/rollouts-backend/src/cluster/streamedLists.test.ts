import { ManualClock } from './testing/ManualClock';
import { ScriptedApiServer } from './testing/ScriptedApiServer';
import { accessTo, thing, THINGS, watchThings } from './testing/watchThings';

const added = (name: string, value: number) =>
  lineOf('ADDED', {
    ...thing(name, value),
    metadata: { ...thing(name, value).metadata, resourceVersion: '1' },
  });

function lineOf(type: string, object: unknown): string {
  return `${JSON.stringify({ type, object })}\n`;
}

describe('a list that is streamed', () => {
  let server: ScriptedApiServer;
  let clock: ManualClock;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    server = await new ScriptedApiServer().start();
    server.define(THINGS);
    server.streamsLists = true;
    clock = new ManualClock();
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await server.stop();
  });

  function watch() {
    const watching = watchThings(accessTo(server), clock);
    stops.push(watching.stop);
    return watching;
  }

  async function watchLive() {
    const watching = watch();
    await watching.telling('live');
    return watching;
  }

  async function passBackoff(): Promise<void> {
    await clock.advance(await clock.backoff());
  }

  /** A watch that has begun with a list and has not said that it is over. */
  async function watchUnmarked() {
    server.marksEndOfList = false;
    const things = watch();
    await server.until(() => server.watching > 0);
    return things;
  }

  it('is read to its end, then followed on the same watch, without a page', async () => {
    for (let n = 0; n < 1_203; n += 1) server.put(THINGS, thing(`t${n}`, n));
    const things = await watchLive();
    expect(things.reflector.objects.size).toBe(1_203);
    expect(things.told.indexOf('replaced')).toBe(1_203);
    const changed = things.telling('shop/t0 0 → 7');
    server.put(THINGS, thing('t0', 7));
    await changed;
    expect(server.requests).toEqual([]);
    expect(server.streams(THINGS)).toHaveLength(1);
    expect(
      Object.fromEntries(server.streams(THINGS)[0]?.query ?? []),
    ).toMatchObject({
      watch: '1',
      sendInitialEvents: 'true',
      resourceVersionMatch: 'NotOlderThan',
      allowWatchBookmarks: 'true',
    });
  });

  it('goes on after a cut from where it was, without another list', async () => {
    const things = await watchLive();
    const lost = things.telling('reconnecting');
    server.link.cut();
    await lost;
    const caughtUp = things.telling('shop/a new → 1');
    server.put(THINGS, thing('a', 1));
    await passBackoff();
    await caughtUp;
    expect(server.streams(THINGS)).toHaveLength(1);
    expect(server.watches(THINGS)).toHaveLength(1);
  });

  it('has in it what changed and went while it was told', async () => {
    server.put(THINGS, thing('changed', 1));
    server.put(THINGS, thing('gone', 1));
    const things = await watchUnmarked();
    server.put(THINGS, thing('changed', 2));
    server.remove(THINGS, { namespace: 'shop', name: 'gone' });
    const live = things.telling('live');
    server.markEndOfList();
    await live;
    expect(things.values()).toEqual({ changed: 2 });
    expect(things.told).toEqual(['shop/changed new → 2', 'replaced', 'live']);
  });

  it('takes what comes in one piece with the mark for what comes after it', async () => {
    const things = await watchUnmarked();
    const after = things.telling('shop/after new → 1');
    server.markEndOfList(added('after', 1));
    await after;
    expect(things.told).toEqual(['replaced', 'live', 'shop/after new → 1']);
  });

  it.each<[string, () => void]>([
    ['is cut off', () => server.link.cut()],
    ['ends before it was all', () => server.endWatches()],
    ['turns to garbage', () => server.sendLine('garbage\n')],
    [
      'has something in it that is no object',
      () => server.sendLine(lineOf('ADDED', {})),
    ],
    ['fails', () => server.sendLine(lineOf('ERROR', { code: 500 }))],
  ])('is not believed when it %s', async (_, fault) => {
    server.put(THINGS, thing('a', 1));
    const things = await watchUnmarked();
    server.marksEndOfList = true;
    const told = things.telling(/.*/);
    fault();
    await Promise.race([told, clock.backoff()]);
    expect(things.values()).toEqual({});
    const live = things.telling('live');
    if (!things.told.includes('live')) {
      await Promise.race([live, passBackoff()]);
    }
    await live;
    expect(things.values()).toEqual({ a: 1 });
    expect(things.told.filter(line => line === 'replaced')).toHaveLength(1);
  });

  it('begins anew at once when it expires', async () => {
    server.put(THINGS, thing('a', 1));
    const things = await watchUnmarked();
    server.marksEndOfList = true;
    const live = things.telling('live');
    server.sendLine(lineOf('ERROR', { code: 410, reason: 'Expired' }));
    await live;
    expect(things.told).toEqual(['shop/a new → 1', 'replaced', 'live']);
    expect(server.streams(THINGS)).toHaveLength(2);
  });

  it('leaves what was known as it was when it breaks off', async () => {
    server.put(THINGS, thing('a', 1));
    server.put(THINGS, thing('b', 1));
    const things = await watchLive();
    server.marksEndOfList = false;
    const syncing = things.telling('syncing');
    server.sendLine(lineOf('ERROR', { code: 410 }));
    await syncing;
    await server.until(() => server.streams(THINGS).length === 2);
    const lost = things.telling(/^reconnecting/);
    server.link.cut();
    await lost;
    expect(things.values()).toEqual({ a: 1, b: 1 });
  });

  it('is asked for in pages once it has broken off twice, and streamed again after that', async () => {
    server.put(THINGS, thing('a', 1));
    server.marksEndOfList = false;
    const things = watch();
    const breakOff = async () => {
      await server.until(() => server.watching > 0);
      server.link.cut();
      await clock.backoff();
    };
    await breakOff();
    await passBackoff();
    await breakOff();
    const live = things.telling('live');
    await passBackoff();
    await live;
    expect(server.lists(THINGS)).toHaveLength(1);
    expect(server.streams(THINGS)).toHaveLength(2);
    server.marksEndOfList = true;
    const again = things.telling('live');
    server.sendLine(lineOf('ERROR', { code: 410 }));
    await again;
    expect(server.streams(THINGS)).toHaveLength(3);
  });

  it.each([401, 429, 503])(
    'is streamed still after it was refused with %d, however often',
    async status => {
      server.put(THINGS, thing('a', 1));
      for (let n = 0; n < 3; n += 1) server.answerNext({ status, body: '' });
      const things = watch();
      const live = things.telling('live');
      for (let n = 0; n < 3; n += 1) await passBackoff();
      await live;
      expect(server.streams(THINGS)).toHaveLength(4);
      expect(server.lists(THINGS)).toHaveLength(0);
    },
  );

  it('is doubted when half is gone at once, and asked for in pages', async () => {
    for (let n = 0; n < 40; n += 1) server.put(THINGS, thing(`t${n}`, n));
    const things = await watchLive();
    const items = server.collection(THINGS);
    server.answerNext(
      {
        status: 200,
        body: {
          apiVersion: 'example.test/v1',
          kind: 'ThingList',
          metadata: { resourceVersion: '141' },
          items,
        },
      },
      ({ query }) => !query.has('watch'),
    );
    server.undefine(THINGS);
    server.put(THINGS, thing('t0', 0));
    server.compact();
    const live = things.telling('live');
    await passBackoff();
    await live;
    expect(things.reflector.objects.size).toBe(40);
    expect(server.lists(THINGS)).toHaveLength(1);
    expect(things.told.join()).not.toContain('gone');
  });

  describe('of a server that does not stream any', () => {
    it('is asked for in pages at once where the server says so, and is not asked for again', async () => {
      server.streamsLists = false;
      const things = await watchLive();
      expect(things.told).toEqual(['replaced', 'live']);
      const live = things.telling('live');
      server.sendLine(lineOf('ERROR', { code: 410 }));
      await live;
      expect(server.streams(THINGS)).toHaveLength(1);
      expect(server.lists(THINGS)).toHaveLength(2);
    });

    it('is asked for again at a connection long after', async () => {
      server.streamsLists = false;
      const things = await watchLive();
      server.streamsLists = true;
      const lost = things.telling(/^reconnecting/);
      server.link.cut();
      await lost;
      server.put(THINGS, thing('a', 1));
      server.compact();
      const back = things.telling('shop/a new → 1');
      await clock.backoff();
      await clock.advance(31 * 60_000);
      await back;
      expect(server.streams(THINGS)).toHaveLength(2);
      expect(server.lists(THINGS)).toHaveLength(1);
    });

    it('is known for one by a bookmark that does not say that the list is over', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchUnmarked();
      const live = things.telling('live');
      server.bookmark();
      await live;
      expect(things.values()).toEqual({ a: 1 });
      expect(server.lists(THINGS)).toHaveLength(1);
    });

    it('is known for one by nothing new for as long as an answer may take, whatever else changes', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchUnmarked();
      const live = things.telling('live');
      // The list counts as new itself, when it comes after the first look.
      const passLimit = async (value: number) => {
        const limit = clock.sleepOf(ms => ms === clock.staleAfter);
        await Promise.race([live, limit]);
        server.put(THINGS, thing('a', value));
        await clock.end(clock.staleAfter);
      };
      await passLimit(2);
      await passLimit(3);
      await live;
      expect(server.lists(THINGS)).toHaveLength(1);
      expect(server.streams(THINGS)).toHaveLength(1);
    });
  });
});
