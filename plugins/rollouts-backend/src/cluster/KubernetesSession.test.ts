import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClusterAccess } from './ClusterAccess';
import { KubernetesUnreachableError } from './KubernetesRequester';
import { KubernetesSession } from './KubernetesSession';
import { LoopbackServer } from './testing/LoopbackServer';
import { ManualClock } from './testing/ManualClock';
import { ScriptedApiServer } from './testing/ScriptedApiServer';
import { accessTo, KEYS, THINGS } from './testing/watchThings';

const LINES = 60_000;
const LINE = `${JSON.stringify({ type: 'ADDED' })}\n`;

/** How many events there were. */
async function readAll(
  events: AsyncIterable<readonly unknown[]> | undefined,
): Promise<number> {
  let count = 0;
  for await (const together of events ?? []) {
    count += together.length;
    // As slow as a reader that has other work, too.
    await turn();
  }
  return count;
}

const list = { method: 'GET', path: THINGS } as const;

describe('KubernetesSession', () => {
  let server: ScriptedApiServer;
  let clock: ManualClock;
  const sessions: KubernetesSession[] = [];

  beforeEach(async () => {
    server = await new ScriptedApiServer().start();
    server.define(THINGS);
    clock = new ManualClock();
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) session.close();
    await server.stop();
  });

  function open(access: ClusterAccess = accessTo(server)) {
    const session = new KubernetesSession({ access, timing: clock });
    sessions.push(session);
    return session;
  }

  /** Whether a failed request can have reached the server. */
  async function sentOf(answer: Promise<unknown>): Promise<boolean> {
    const error = await answer.then(
      () => new Error('it was answered'),
      (reason: unknown) => reason,
    );
    if (error instanceof KubernetesUnreachableError) return error.sent;
    throw error;
  }

  it('connects when it is first needed, and once for all', async () => {
    const session = open();
    expect(server.connections).toBe(0);
    await Promise.all([1, 2, 3].map(() => session.request(list)));
    await session.request(list);
    expect(server.connections).toBe(1);
  });

  it('takes any status for an answer', async () => {
    server.answerNext({ status: 422, body: { reason: 'Invalid' } });
    expect(await open().request(list)).toEqual({
      status: 422,
      body: { reason: 'Invalid' },
    });
  });

  it('knows the time of the cluster by the dates of its answers, not of refusals', async () => {
    const session = open();
    const now = clock.now().getTime();
    server.date = new Date(now + 7_200_000);
    server.answerNext({ status: 401, body: {} });
    await session.request(list);
    expect(session.clockAhead).toBeUndefined();
    await session.request(list);
    expect(session.clockAhead).toBe(7_201);
    expect(session.clock.now().getTime() - now).toBe(7_201_000);
  });

  it('gives no body that is not JSON', async () => {
    server.answerNext({ status: 502, body: '<html>' });
    expect(await open().request(list)).toEqual({
      status: 502,
      body: undefined,
    });
  });

  it('connects again after the connection was lost', async () => {
    const session = open();
    await session.request(list);
    server.link.cut();
    await server.untilNoConnection();
    expect((await session.request(list)).status).toBe(200);
  });

  describe('says whether a request can have been sent:', () => {
    it('not, where nobody listens', async () => {
      await server.link.close();
      expect(await sentOf(open().request(list))).toBe(false);
    });

    it('not, where the certificate is wrong', async () => {
      const { ca: _, ...endpoint } = await accessTo(server).endpoint();
      const session = open({
        ...accessTo(server),
        endpoint: async () => endpoint,
      });
      expect(await sentOf(session.request(list))).toBe(false);
    });

    it('not, where there are no credentials', async () => {
      const session = open({
        ...accessTo(server),
        authorization: async () => {
          throw new Error('no file');
        },
      });
      expect(await sentOf(session.request(list))).toBe(false);
      expect(server.requests).toEqual([]);
    });

    it('not, where the server itself says that it has not looked at it', async () => {
      server.answerNext('refuse');
      expect(await sentOf(open().request(list))).toBe(false);
      expect(server.requests).toHaveLength(1);
    });

    it('yes, where the connection is lost before the answer', async () => {
      server.answerNext('never');
      const answer = sentOf(open().request(list));
      await server.until(() => server.requests.length === 1);
      server.link.cut();
      expect(await answer).toBe(true);
    });

    it('yes, where no answer comes in time', async () => {
      server.answerNext('never');
      const answer = sentOf(open().request(list));
      await server.until(() => server.requests.length === 1);
      await clock.advance(clock.requestTimeout);
      expect(await answer).toBe(true);
    });

    it('not, where no connection comes about in time', async () => {
      server.link.freeze();
      const answer = sentOf(open().request(list));
      await clock.sleepOf(ms => ms === clock.connectTimeout);
      await clock.advance(clock.connectTimeout);
      expect(await answer).toBe(false);
    });

    it('yes, where the caller gave up after it went out', async () => {
      server.answerNext('never');
      const giveUp = new AbortController();
      const answer = sentOf(open().request({ ...list, signal: giveUp.signal }));
      await server.until(() => server.requests.length === 1);
      giveUp.abort();
      expect(await answer).toBe(true);
    });
  });

  it('tries once more with a token that was replaced', async () => {
    const tokens = ['old', 'right'];
    const session = open(accessTo(server, () => tokens.shift() ?? 'right'));
    expect((await session.request(list)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it('does not send the same wrong token twice', async () => {
    const session = open(accessTo(server, () => 'wrong'));
    expect((await session.request(list)).status).toBe(401);
    expect(server.requests).toHaveLength(1);
  });

  it('sends a body with its content type', async () => {
    await open().request({
      method: 'PATCH',
      path: THINGS,
      body: [{ op: 'remove', path: '/status' }],
      contentType: 'application/json-patch+json',
    });
    expect(server.requests[0]).toMatchObject({
      method: 'PATCH',
      contentType: 'application/json-patch+json',
      body: '[{"op":"remove","path":"/status"}]',
    });
  });

  it('is closed for good', async () => {
    const session = open();
    await session.request(list);
    session.close();
    await server.untilNoConnection();
    expect(await sentOf(session.request(list))).toBe(false);
  });

  describe('with a server that speaks HTTP/1.1 only', () => {
    let plain: Server;
    let loopback: LoopbackServer;
    let url: string;

    beforeEach(async () => {
      plain = createServer((request, response) => {
        response.setHeader('content-type', 'application/json');
        if (request.url?.includes('watch')) {
          response.write(LINE);
        } else if (request.url?.includes('short')) {
          response.end(LINE);
        } else if (request.url?.includes('long')) {
          response.end(LINE.repeat(LINES));
        } else {
          response.end(JSON.stringify({ path: request.url }));
        }
      });
      loopback = await new LoopbackServer(plain).start();
      url = `http://127.0.0.1:${loopback.port}`;
    });
    afterEach(() => loopback.stop());

    const plainAccess = (): ClusterAccess => ({
      keys: KEYS,
      endpoint: async () => ({ url: new URL(url), verify: true }),
      authorization: async () => undefined,
    });

    it('requests and watches', async () => {
      const session = open(plainAccess());
      expect(await session.request(list)).toEqual({
        status: 200,
        body: { path: THINGS },
        date: expect.any(Date),
      });
      const { signal } = new AbortController();
      const answer = await session.watch(`${THINGS}?watch=1`, { signal });
      expect((await answer.events?.next())?.value).toEqual([{ type: 'ADDED' }]);
    });

    it('does not take what is left of an answer that was given up for all of it', async () => {
      const session = open(plainAccess());
      const giveUp = new AbortController();
      const { events } = await session.watch(`${THINGS}?short`, giveUp);
      giveUp.abort();
      await expect(readAll(events)).rejects.toThrow();
    });

    it('reads an answer that is longer than what may wait for its reader', async () => {
      const { events } = await open(plainAccess()).watch(`${THINGS}?long`, {
        signal: new AbortController().signal,
      });
      expect(await readAll(events)).toBe(LINES);
    });

    it('tells a watch that is cut off from one that ends', async () => {
      const session = open(plainAccess());
      const { signal } = new AbortController();
      const answer = await session.watch(`${THINGS}?watch=1`, { signal });
      await answer.events?.next();
      loopback.disconnect();
      await expect(answer.events?.next()).rejects.toThrow();
    });

    it('hears from it by asking whether it lives', async () => {
      const session = open(plainAccess());
      await session.request(list);
      const before = session.lastContact?.monotonic;
      await clock.sleepOf(ms => ms === clock.pingInterval);
      const asked = once(plain, 'request');
      await clock.advance(clock.pingInterval);
      await asked;
      await clock.sleepOf(ms => ms === clock.pingInterval);
      expect(session.lastContact?.monotonic).toBeGreaterThan(before ?? 0);
    });
  });
});
