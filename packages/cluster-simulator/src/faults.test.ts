import { once } from 'node:events';
import { connect } from 'node:http2';
import { Agent, get } from 'node:https';
import { VirtualClock } from './clock/VirtualClock';
import type { ContractServer } from './contract/ContractServer';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from './startSimulatedCluster';
import { simulatedContractServer } from './testing/simulatedContractServer';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/namespaces/default/rollouts';

const STREAMED =
  '&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

describe('faults', () => {
  let clock: VirtualClock;
  let cluster: SimulatedCluster;
  let client: ContractServer;

  beforeEach(async () => {
    clock = new VirtualClock();
    cluster = await startSimulatedCluster({ name: 'faulty', clock });
    client = simulatedContractServer(cluster);
  });
  afterEach(() => cluster.stop());

  function create(name: string): string {
    return cluster.store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { namespace: 'default', name },
    }).metadata.resourceVersion;
  }

  /** Resolves when the server has taken the watch. */
  async function watch(query = '') {
    const events = client
      .watch(`${ROLLOUTS}?watch=1${query}`)
      [Symbol.asyncIterator]();
    create('marker');
    await expect(events.next()).resolves.toMatchObject({
      value: { object: { metadata: { name: 'marker' } } },
    });
    return events;
  }

  async function until(holds: () => boolean) {
    while (!holds()) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
  }

  it('dropNextEvent: no watch is told, a list shows it, and what follows is told again', async () => {
    const events = await watch();
    cluster.faults.dropNextEvent('rollouts');
    create('lost');
    create('told');
    await expect(events.next()).resolves.toMatchObject({
      value: { object: { metadata: { name: 'told' } } },
    });
    const { body } = await client.request('GET', `${ROLLOUTS}/lost`);
    expect(body).toMatchObject({ metadata: { name: 'lost' } });
  });

  it('refuseStreamedLists: a watch that is to begin with a list is refused, any other is not', async () => {
    const lift = cluster.faults.refuseStreamedLists();
    const { status, body } = await client.request(
      'GET',
      `${ROLLOUTS}?watch=1${STREAMED}`,
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ reason: 'Invalid' });
    await watch();
    lift();
    const streamed = client
      .watch(`${ROLLOUTS}?watch=1${STREAMED}`)
      [Symbol.asyncIterator]();
    await expect(streamed.next()).resolves.toMatchObject({
      value: { object: { metadata: { name: 'marker' } } },
    });
  });

  it('overlookStreamedLists: a list is told, and nothing says that it was all', async () => {
    create('first');
    cluster.faults.overlookStreamedLists();
    const events = client
      .watch(`${ROLLOUTS}?watch=1${STREAMED}`)
      [Symbol.asyncIterator]();
    await expect(events.next()).resolves.toMatchObject({
      value: { type: 'ADDED', object: { metadata: { name: 'first' } } },
    });
    create('second');
    await expect(events.next()).resolves.toMatchObject({
      value: { type: 'ADDED', object: { metadata: { name: 'second' } } },
    });
  });

  it('expireHistory: a watch cannot resume from before, a list not continue', async () => {
    const version = create('a');
    create('b');
    const first = await client.request('GET', `${ROLLOUTS}?limit=1`);
    expect(first.body).toMatchObject({ metadata: { remainingItemCount: 1 } });
    cluster.faults.expireHistory();
    create('c');
    const events = client.watch(
      `${ROLLOUTS}?watch=1&resourceVersion=${version}`,
    );
    const told: unknown[] = [];
    for await (const event of events) told.push(event);
    expect(told).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({
          kind: 'Status',
          code: 410,
          reason: 'Expired',
          message: expect.stringMatching(
            /^too old resource version: \d+ \(\d+\)$/,
          ),
        }),
      },
    ]);
    const token = JSON.parse(JSON.stringify(first.body)).metadata.continue;
    const expired = await client.request(
      'GET',
      `${ROLLOUTS}?limit=1&continue=${token}`,
    );
    expect(expired).toMatchObject({
      status: 410,
      body: { reason: 'Expired', metadata: { continue: expect.any(String) } },
    });
  });

  it('expires by itself what is older than the history is long', async () => {
    await cluster.stop();
    cluster = await startSimulatedCluster({ name: 'short', historyLength: 2 });
    const version = create('a');
    for (const name of ['b', 'c']) create(name);
    expect(cluster.store.remembers(Number(version))).toBe(true);
    create('d');
    expect(cluster.store.remembers(Number(version))).toBe(false);
  });

  it('cutWatches: open watches end, in good order', async () => {
    const events = await watch();
    cluster.faults.cutWatches();
    await expect(events.next()).resolves.toMatchObject({ done: true });
  });

  it('cutWatches abruptly: they end with their connections', async () => {
    const events = await watch();
    cluster.faults.cutWatches({ abruptly: true });
    await expect(events.next()).rejects.toThrow('aborted');
  });

  it.each([
    [401, expect.objectContaining({ reason: 'Unauthorized' })],
    [403, expect.objectContaining({ reason: 'Forbidden' })],
    [500, expect.objectContaining({ reason: 'InternalError' })],
    [404, '404 page not found\n'],
    [410, expect.objectContaining({ reason: 'Expired' })],
    [429, 'Too many requests, please try again later.\n'],
    [502, 'no healthy upstream\n'],
    [503, 'no healthy upstream\n'],
    [504, 'no healthy upstream\n'],
  ] as const)('refuse(%s): in its words, until lifted', async (code, body) => {
    const lift = cluster.faults.refuse(code);
    const refused = await client.request('GET', ROLLOUTS);
    expect(refused).toEqual({ status: code, body });
    lift();
    const { status } = await client.request('GET', ROLLOUTS);
    expect(status).toBe(200);
  });

  it('refuse: as many requests as told, of those that match', async () => {
    cluster.faults.refuse(500, {
      times: 1,
      matching: ({ path }) => path === ROLLOUTS,
    });
    const statuses = [];
    for (const path of ['/version', ROLLOUTS, ROLLOUTS]) {
      statuses.push((await client.request('GET', path)).status);
    }
    expect(statuses).toEqual([200, 500, 200]);
  });

  it('silence: nothing gets through, and what was sent arrives afterwards', async () => {
    const lift = cluster.faults.silence();
    let answered = false;
    const asked = client.request('GET', '/version').then(answer => {
      answered = true;
      return answer;
    });
    const other = await startSimulatedCluster({ name: 'other' });
    await simulatedContractServer(other).request('GET', '/version');
    await other.stop();
    expect(answered).toBe(false);
    lift();
    await expect(asked).resolves.toMatchObject({ status: 200 });
  });

  it('vanish: connections end and others are refused, until it is back on the same port', async () => {
    const events = await watch();
    const lift = cluster.faults.vanish();
    await expect(events.next()).rejects.toThrow('aborted');
    await expect(client.request('GET', '/version')).rejects.toThrow(
      'ECONNREFUSED',
    );
    create('meanwhile');
    lift();
    const { status } = await client.request('GET', `${ROLLOUTS}/meanwhile`);
    expect(status).toBe(200);
  });

  it('vanish: a server that is gone can be stopped for good', async () => {
    const gone = await startSimulatedCluster({ name: 'gone' });
    gone.faults.vanish();
    await expect(gone.stop()).resolves.toBeUndefined();
  });

  it('garbage: watches get a line that is not JSON, requests a page that is not either', async () => {
    const events = await watch();
    cluster.faults.garbage();
    await expect(events.next()).rejects.toThrow(SyntaxError);
    const { status, body } = await client.request('GET', ROLLOUTS);
    expect(status).toBe(200);
    expect(body).toMatch(/^<html>/);
  });

  it('signInPage: whatever is asked, with status 200', async () => {
    cluster.faults.signInPage();
    const { status, body } = await client.request('GET', ROLLOUTS);
    expect(status).toBe(200);
    expect(body).toContain('<title>Sign in</title>');
  });

  it('redirect: elsewhere', async () => {
    cluster.faults.redirect({ times: 1 });
    const { status } = await client.request('GET', ROLLOUTS);
    expect(status).toBe(302);
  });

  it('truncate: a watch ends within a line, an answer within its body', async () => {
    const events = await watch();
    const lift = cluster.faults.truncate();
    await expect(events.next()).rejects.toThrow(/aborted|JSON/);
    await expect(client.request('GET', ROLLOUTS)).rejects.toThrow();
    lift();
    const { status } = await client.request('GET', ROLLOUTS);
    expect(status).toBe(200);
  });

  it('emptyLists: nothing is listed, and all of it is still there', async () => {
    create('a');
    const lift = cluster.faults.emptyLists();
    const listed = async () => (await client.request('GET', ROLLOUTS)).body;
    expect(await listed()).toMatchObject({
      kind: 'RolloutList',
      metadata: { resourceVersion: expect.any(String) },
      items: [],
    });
    const { status } = await client.request('GET', `${ROLLOUTS}/a`);
    expect(status).toBe(200);
    lift();
    expect(await listed()).toMatchObject({ items: [expect.anything()] });
  });

  it('slow: bytes come few at a time, by the clock of the cluster', async () => {
    // Connected before, as a handshake would be slow, too.
    const agent = new Agent({ keepAlive: true, ca: cluster.caPem });
    const ask = async () => {
      const [response] = await once(
        get(`${cluster.server}/version`, {
          agent,
          headers: { authorization: 'Bearer admin' },
        }),
        'response',
      );
      return response.resume();
    };
    await once(await ask(), 'end');
    const lift = cluster.faults.slow(100);
    let answered = false;
    const asked = ask().then(() => {
      answered = true;
    });
    const tenthOfASecond = async () => {
      await until(() => clock.waiting === 1);
      await clock.advance(100);
    };
    for (let passed = 0; passed < 3; passed += 1) await tenthOfASecond();
    expect(answered).toBe(false);
    lift();
    await until(() => clock.waiting === 1 || answered);
    await clock.advance(100);
    await asked;
    agent.destroy();
  });

  it('storm: every object changes so many times', async () => {
    const events = await watch();
    create('a');
    await events.next();
    cluster.faults.storm({ times: 2 });
    const names: unknown[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { value } = await events.next();
      names.push(value);
    }
    expect(names).toMatchObject(
      ['a', 'marker', 'a', 'marker'].map(name => ({
        type: 'MODIFIED',
        object: { metadata: { name } },
      })),
    );
  });

  it('goAway: a connection is to be replaced, and its watch goes on', async () => {
    const session = connect(cluster.server, { ca: cluster.caPem });
    const watching = session
      .request({
        ':path': `${ROLLOUTS}?watch=1`,
        authorization: 'Bearer admin',
      })
      .setEncoding('utf8');
    await once(watching, 'response');
    const toldToGo = once(session, 'goaway');
    cluster.faults.goAway();
    await toldToGo;
    create('afterwards');
    const [line] = await once(watching, 'data');
    expect(line).toContain('"afterwards"');
    session.destroy();
  });

  it('skewClock: answers are dated by a clock that is off', async () => {
    const dated = async () => {
      const [response] = await once(
        get(`${cluster.server}/livez`, { ca: cluster.caPem }),
        'response',
      );
      response.resume();
      return Date.parse(response.headers.date);
    };
    const now = clock.now().getTime();
    const lift = cluster.faults.skewClock(-3_600_000);
    expect(await dated()).toBe(Math.floor(now / 1000) * 1000 - 3_600_000);
    lift();
    expect(await dated()).not.toBe(Math.floor(now / 1000) * 1000 - 3_600_000);
  });

  it('delay: answers come later, by the clock of the cluster', async () => {
    cluster.faults.delay(5_000);
    const asked = client.request('GET', '/version');
    await until(() => clock.waiting === 1);
    await clock.advance(5_000);
    await expect(asked).resolves.toMatchObject({ status: 200 });
  });

  it('clear ends all of them', async () => {
    cluster.faults.refuse(500);
    cluster.faults.removeKind('rollouts');
    cluster.faults.silence();
    cluster.faults.clear();
    const { status } = await client.request('GET', ROLLOUTS);
    expect(status).toBe(200);
  });
});

describe('the time of a watch', () => {
  it('brings a bookmark each minute and before the end', async () => {
    const clock = new VirtualClock();
    const cluster = await startSimulatedCluster({ name: 'timed', clock });
    const told: unknown[] = [];
    const reading = (async () => {
      const client = simulatedContractServer(cluster);
      for await (const event of client.watch(
        `${ROLLOUTS}?watch=1&allowWatchBookmarks=true&timeoutSeconds=150&resourceVersion=${cluster.store.version}`,
      )) {
        told.push(event);
      }
    })();
    while (clock.waiting === 0) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
    await clock.advance(150_000);
    await reading;
    expect(told).toEqual(
      [60, 120, 148].map(() => ({
        type: 'BOOKMARK',
        object: expect.objectContaining({ kind: 'Rollout' }),
      })),
    );
    await cluster.stop();
  });
});
