import { ManualClock } from './testing/ManualClock';
import { ScriptedApiServer } from './testing/ScriptedApiServer';
import {
  accessTo,
  KEYS,
  thing,
  THINGS,
  watchThings,
} from './testing/watchThings';

const isList = ({ query }: { query: URLSearchParams }) => !query.has('watch');
const isWatch = ({ query }: { query: URLSearchParams }) => query.has('watch');

describe('Reflector', () => {
  let server: ScriptedApiServer;
  let clock: ManualClock;
  let token: string;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    server = await new ScriptedApiServer().start();
    server.define(THINGS);
    clock = new ManualClock();
    token = 'right';
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await server.stop();
  });

  function watch(access = accessTo(server, () => token)) {
    const watching = watchThings(access, clock);
    stops.push(watching.stop);
    return watching;
  }

  async function watchLive() {
    const watching = watch();
    await watching.telling('live');
    return watching;
  }

  /** Lets the wait before the next try pass, and says how long it was. */
  async function passBackoff(): Promise<number> {
    const wait = await clock.backoff();
    await clock.advance(wait);
    return wait;
  }

  describe('while all is well', () => {
    it('reads a list of several pages to its end before it tells that all is replaced', async () => {
      for (let n = 0; n < 1_203; n++) server.put(THINGS, thing(`t${n}`, n));
      const things = await watchLive();
      expect(things.reflector.objects.size).toBe(1_203);
      expect(server.lists(THINGS)).toHaveLength(3);
      expect(things.told.filter(line => line === 'replaced')).toHaveLength(1);
      expect(things.told.indexOf('replaced')).toBe(1_203);
    });

    it('tells each change once, and only after it can be read', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      const gone = things.telling('shop/b 7 → gone');
      server.put(THINGS, thing('a', 2));
      server.put(THINGS, thing('b', 7));
      server.remove(THINGS, { namespace: 'shop', name: 'b' });
      await gone;
      expect(things.told).toEqual([
        'shop/a new → 1',
        'replaced',
        'live',
        'shop/a 1 → 2',
        'shop/b new → 7',
        'shop/b 7 → gone',
      ]);
      expect(things.values()).toEqual({ a: 2 });
    });

    it('tells nothing of a state that comes a second time', async () => {
      const things = await watchLive();
      const first = things.telling('shop/a new → 1');
      server.put(THINGS, thing('a', 1));
      await first;
      const next = things.telling('shop/b new → 1');
      server.sendLine(
        `${JSON.stringify({
          type: 'MODIFIED',
          object: {
            value: 1,
            metadata: { ...thing('a', 1).metadata, resourceVersion: '101' },
          },
        })}\n`,
      );
      server.put(THINGS, thing('b', 1));
      await next;
      expect(things.told.slice(-2)).toEqual([
        'shop/a new → 1',
        'shop/b new → 1',
      ]);
    });

    it('hands out frozen facts', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      expect(Object.isFrozen(things.reflector.objects.get('shop/a'))).toBe(
        true,
      );
    });

    it('leaves out and counts an object that cannot be read, and takes the next', async () => {
      server.put(THINGS, { metadata: thing('odd', 0).metadata });
      const things = await watchLive();
      const taken = things.telling('shop/a new → 1');
      server.put(THINGS, { metadata: thing('odder', 0).metadata });
      server.put(THINGS, thing('a', 1));
      await taken;
      expect(things.values()).toEqual({ a: 1 });
      expect(things.reflector.skipped).toBe(2);
    });
  });

  describe('after the connection is lost', () => {
    it('says so at once and goes on from where it was, without another list and without a loss', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      const begun = things.telling('shop/b new → 2');
      server.put(THINGS, thing('b', 2));
      await begun;
      const lost = things.telling('reconnecting: cluster-connection-lost');
      server.link.cut();
      await lost;
      server.put(THINGS, thing('a', 2));
      server.put(THINGS, thing('b', 3));
      server.remove(THINGS, { namespace: 'shop', name: 'a' });
      const caughtUp = things.telling('shop/a 2 → gone');
      await passBackoff();
      await caughtUp;
      expect(things.values()).toEqual({ b: 3 });
      expect(server.lists(THINGS)).toHaveLength(1);
      expect(
        server.watches(THINGS).map(({ query }) => query.get('resourceVersion')),
      ).toEqual(['101', '102']);
    });

    it('goes on from the last bookmark', async () => {
      const things = await watchLive();
      server.bookmark();
      const marked = things.telling('shop/a new → 1');
      server.put(THINGS, thing('a', 1));
      server.bookmark();
      await marked;
      // A line after the bookmark has come, so the bookmark has.
      const later = things.telling('shop/b new → 1');
      server.put(THINGS, thing('b', 1));
      await later;
      server.bookmark();
      const last = things.telling('reconnecting');
      server.endWatches();
      await last;
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(server.watches(THINGS).at(-1)?.query.get('resourceVersion')).toBe(
        '105',
      );
    });

    it('notices deletions that it has missed when the history is gone', async () => {
      server.put(THINGS, thing('a', 1));
      server.put(THINGS, thing('b', 1));
      const things = await watchLive();
      const lost = things.telling('reconnecting');
      server.link.cut();
      await lost;
      server.remove(THINGS, { namespace: 'shop', name: 'a' });
      server.compact();
      things.told.length = 0;
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.told).toEqual([
        'syncing',
        'shop/a 1 → gone',
        'replaced',
        'live',
      ]);
    });

    it('tells an object that was recreated under the same name as gone, then new', async () => {
      server.put(THINGS, thing('a', 1, 'first'));
      const things = await watchLive();
      const lost = things.telling('reconnecting');
      server.link.cut();
      await lost;
      server.remove(THINGS, { namespace: 'shop', name: 'a' });
      server.put(THINGS, thing('a', 9, 'second'));
      server.compact();
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.told).toEqual(
        expect.arrayContaining(['shop/a 1 → gone', 'shop/a new → 9']),
      );
      expect(things.told).not.toContain('shop/a 1 → 9');
    });

    it('notices within ping interval and timeout that nothing comes any more, and tells staleness after a minute', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      const contact = clock.monotonic();
      server.link.freeze();
      await clock.sleepOf(ms => ms === clock.pingInterval);
      await clock.advance(clock.pingInterval);
      await clock.sleepOf(ms => ms === clock.pingTimeout);
      const lost = things.telling('reconnecting');
      await clock.advance(clock.pingTimeout);
      await lost;
      expect(clock.monotonic() - contact).toBeLessThan(5_000);
      await clock.advance(contact + 59_999 - clock.monotonic());
      expect(things.reflector.freshness().state).toBe('reconnecting');
      const stale = things.telling('stale');
      await clock.advance(contact + 65_000 - clock.monotonic());
      await stale;
      expect(things.values()).toEqual({ a: 1 });
    });

    it('stays stale while it tries, and is live by itself when the server is back', async () => {
      const things = await watchLive();
      const lost = things.telling('reconnecting');
      await server.link.close();
      await lost;
      await clock.backoff();
      const refused = things.telling('stale: cluster-refused');
      await clock.advance(65_000);
      await refused;
      await server.link.open();
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(
        things.told.filter(line => line.startsWith('reconn')),
      ).toHaveLength(1);
    });
  });

  describe('when the server misbehaves', () => {
    it.each([
      ['no JSON', 'garbage\n'],
      ['no event', '{"hello":1}\n'],
      ['longer than a line may be', `"${'x'.repeat(5 * 1024 * 1024)}"\n`],
    ])('loses no event to a line that is %s', async (_, line) => {
      const things = await watchLive();
      const lost = things.telling('reconnecting: cluster-garbled');
      server.sendLine(line);
      server.put(THINGS, thing('a', 1));
      await lost;
      expect(things.values()).toEqual({});
      const caughtUp = things.telling('shop/a new → 1');
      await passBackoff();
      await caughtUp;
      expect(server.lists(THINGS)).toHaveLength(1);
    });

    it('does not wait for the end of a line that has none', async () => {
      const things = await watchLive();
      const lost = things.telling('reconnecting: cluster-garbled');
      server.sendLine('x'.repeat(5 * 1024 * 1024));
      await lost;
      expect(things.reflector.freshness().state).toBe('reconnecting');
    });

    it('lists again when the third watch in a row is garbled', async () => {
      const things = await watchLive();
      for (let n = 0; n < 3; n++) {
        const lost = things.telling('reconnecting');
        server.sendLine('garbage\n');
        await lost;
        const live = things.telling('live');
        await passBackoff();
        await live;
      }
      expect(server.lists(THINGS)).toHaveLength(2);
    });

    it('takes half a line at the end for nothing', async () => {
      const things = await watchLive();
      const lost = things.telling('reconnecting');
      server.sendLine('{"type":"DELETED","object":{"metadata":{');
      server.endWatches();
      await lost;
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.values()).toEqual({});
    });

    it('lists again at once after an ERROR event says 410, though the stream stays open', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      const live = things.telling('live');
      server.sendLine(
        '{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}\n',
      );
      await live;
      expect(server.lists(THINGS)).toHaveLength(2);
      expect(things.told.slice(-3)).toEqual(['syncing', 'replaced', 'live']);
    });

    it('drops the pages so far and starts again when a list expires between pages', async () => {
      for (let n = 0; n < 600; n++) server.put(THINGS, thing(`t${n}`, n));
      server.answerNext(
        { status: 410, body: { kind: 'Status', reason: 'Expired' } },
        ({ query }) => query.has('continue'),
      );
      const things = await watchLive();
      expect(things.reflector.objects.size).toBe(600);
      expect(things.told.filter(line => line === 'replaced')).toHaveLength(1);
      expect(
        server.lists(THINGS).map(({ query }) => query.has('continue')),
      ).toEqual([false, true, false, true]);
    });

    it('takes a list that repeats where it goes on for garbled, rather than reading it for ever', async () => {
      for (let n = 0; n < 600; n++) server.put(THINGS, thing(`t${n}`, n));
      server.answerNext(
        {
          status: 200,
          body: {
            apiVersion: 'example.test/v1',
            kind: 'ThingList',
            metadata: { resourceVersion: '700', continue: '700.500' },
            items: [],
          },
        },
        ({ query }) => query.get('continue') === '700.500',
      );
      const things = watch();
      await things.telling(/cluster-garbled/);
      expect(server.lists(THINGS)).toHaveLength(2);
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.reflector.objects.size).toBe(600);
    });

    it('waits longer and longer when every watch ends at once, up to half a minute', async () => {
      const things = await watchLive();
      const waits: number[] = [];
      for (let n = 0; n < 9; n++) {
        server.endWatches();
        waits.push(await clock.backoff());
        const live = things.telling('live');
        await clock.advance(waits.at(-1) ?? 0);
        await live;
      }
      waits.forEach((wait, n) => {
        const most = Math.min(800 * 2 ** n, 30_000);
        expect(wait).toBeGreaterThanOrEqual(most / 2);
        expect(wait).toBeLessThanOrEqual(most);
      });
    });

    it('begins with short waits again after two healthy minutes', async () => {
      const things = await watchLive();
      for (let n = 0; n < 5; n++) {
        const lost = things.telling('reconnecting');
        server.endWatches();
        await lost;
        const live = things.telling('live');
        await passBackoff();
        await live;
      }
      await clock.advance(clock.backoffReset);
      const lost = things.telling('reconnecting');
      server.link.cut();
      await lost;
      expect(await clock.backoff()).toBeLessThanOrEqual(clock.backoffFirst);
    });

    it.each([
      ['in its time', 300_000],
      ['because a proxy lets none live longer than ten seconds', 10_000],
    ])(
      'begins the next watch at once, still live, when one ends %s',
      async (_, after) => {
        const things = await watchLive();
        things.told.length = 0;
        const untilWatches = (count: number) =>
          server.until(() => server.watches(THINGS).length === count);
        for (let n = 1; n <= 8; n++) {
          await clock.advance(after);
          server.endWatches();
          await untilWatches(n + 1);
          const taken = things.telling(`→ ${n}`);
          server.put(THINGS, thing('a', n));
          await taken;
        }
        expect(things.told.join()).not.toMatch(/reconnecting|live/);
      },
    );

    it('waits no longer than it would from the beginning of a watch that was short', async () => {
      const things = await watchLive();
      for (let n = 0; n < 5; n++) {
        const live = things.telling('live');
        server.endWatches();
        await passBackoff();
        await live;
      }
      await clock.advance(4_000);
      server.endWatches();
      const wait = await clock.backoff();
      expect(wait).toBeGreaterThan(25_600 / 2 - 4_100);
      expect(wait).toBeLessThanOrEqual(25_600 - 4_000);
    });
  });

  describe('when it is refused', () => {
    it('waits as long as a busy server asks, then goes on without another list', async () => {
      const things = await watchLive();
      server.answerNext(
        { status: 429, headers: { 'retry-after': '7' } },
        isWatch,
      );
      const lost = things.telling('reconnecting');
      server.endWatches();
      await lost;
      const busy = things.telling('reconnecting: cluster-throttled');
      await passBackoff();
      await busy;
      const wait = await clock.backoff();
      expect(wait).toBeGreaterThanOrEqual(7_000);
      const live = things.telling('live');
      await clock.advance(wait);
      await live;
      expect(server.lists(THINGS)).toHaveLength(1);
    });

    it('names the key of the token that is wrong, and is live when it was replaced', async () => {
      token = 'wrong';
      const things = watch();
      await things.telling('auth-failed: cluster-wrong-token');
      expect(things.reflector.freshness().problem?.params).toEqual({
        key: KEYS.credentials,
      });
      token = 'right';
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.reflector.freshness().problem).toBeUndefined();
    });

    it('shows a token that was withdrawn while it watched, and keeps what it knows', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      server.token = 'another';
      server.endWatches();
      const refused = things.telling('auth-failed: cluster-wrong-token');
      await passBackoff();
      await passBackoff();
      await refused;
      expect(things.values()).toEqual({ a: 1 });
    });

    it('says that it is denied', async () => {
      server.answerNext({ status: 403 }, isList);
      const things = watch();
      await things.telling('denied: cluster-denied');
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.reflector.freshness().problem).toBeUndefined();
    });

    it('forgets what it read while it was allowed when it stays denied, and has it back', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      for (let n = 0; n < 12; n += 1) server.answerNext({ status: 403 });
      const denied = things.telling(/^denied/);
      server.endWatches();
      await passBackoff();
      await passBackoff();
      await denied;
      expect(things.values()).toEqual({ a: 1 });
      const gone = things.telling('shop/a 1 → gone');
      const back = things.telling('shop/a new → 1');
      for (let n = 0; n < 11; n += 1) await passBackoff();
      await gone;
      await back;
      expect(things.values()).toEqual({ a: 1 });
    });

    it('is not irritated by one refusal of a server that has just started', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      server.answerNext({ status: 403 }, isWatch);
      const lost = things.telling('reconnecting');
      server.endWatches();
      await lost;
      const refused = things.telling('reconnecting: cluster-denied');
      await passBackoff();
      await refused;
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.told.join()).not.toContain('denied:');
      expect(things.values()).toEqual({ a: 1 });
    });

    it('calls a kind that is not installed absent, and is live when it is', async () => {
      server.undefine(THINGS);
      const things = watch();
      await things.telling('absent: cluster-absent');
      server.define(THINGS);
      const live = things.telling('live');
      await passBackoff();
      await live;
      expect(things.reflector.freshness().problem).toBeUndefined();
    });

    it('has lost contact, rather than never had any, once it was told that the kind is absent', async () => {
      server.undefine(THINGS);
      const things = watch();
      await things.telling('absent: cluster-absent');
      server.answerNext({ status: 503, body: '' }, isList);
      const lost = things.telling(/^reconnecting/);
      await passBackoff();
      await lost;
      expect(things.told.join()).not.toContain('unreachable');
    });

    it('tells all as gone when the kind was removed', async () => {
      server.put(THINGS, thing('a', 1));
      const things = await watchLive();
      server.undefine(THINGS);
      const absent = things.telling(/^absent/);
      await passBackoff();
      await passBackoff();
      await absent;
      expect(things.told).toContain('shop/a 1 → gone');
      expect(things.values()).toEqual({});
    });

    it('takes a page of HTML for neither an empty list nor an API server', async () => {
      server.put(THINGS, thing('a', 1));
      server.answerNext({ status: 200, body: '<html>Sign in</html>' }, isList);
      const things = watch();
      await things.telling('unreachable: cluster-not-kubernetes');
      expect(things.told).not.toContain('replaced');
    });

    it('follows no redirect, so that its token stays where it belongs', async () => {
      const elsewhere = await new ScriptedApiServer().start();
      stops.push(() => elsewhere.stop());
      server.answerNext(
        { status: 302, headers: { location: `${elsewhere.url}${THINGS}` } },
        isList,
      );
      const things = watch();
      await things.telling('unreachable: cluster-redirect');
      expect(elsewhere.requests).toEqual([]);
    });

    it('names the key of the authority that is not the right one', async () => {
      const { ca: _, ...endpoint } = await accessTo(server).endpoint();
      const things = watch({
        ...accessTo(server),
        endpoint: async () => endpoint,
      });
      await things.telling('unreachable: cluster-unknown-ca');
      expect(things.reflector.freshness().problem?.params).toEqual({
        key: KEYS.ca,
      });
    });
  });

  it('leaves nothing asleep, open or rejected when it is stopped', async () => {
    const things = await watchLive();
    const lost = things.telling('reconnecting');
    server.link.cut();
    await lost;
    await things.stop();
    await clock.untilNobodySleeps();
    expect(things.told.at(-1)).toMatch(/^reconnecting/);
  });
});
