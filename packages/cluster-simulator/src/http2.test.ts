import { once } from 'node:events';
import { connect, constants } from 'node:http2';
import { Agent, get } from 'node:https';
import { startSimulatedCluster } from './startSimulatedCluster';

it('serves many requests on one HTTP/2 connection, a watch among them', async () => {
  const cluster = await startSimulatedCluster({ name: 'h2' });
  const session = connect(cluster.server, { ca: cluster.caPem });
  const ask = (path: string) =>
    session
      .request({ ':path': path, authorization: 'Bearer admin' })
      .setEncoding('utf8');
  const watch = ask('/api/v1/namespaces?watch=1');
  const [line] = await once(watch, 'data');
  expect(line).toMatch(/^\{"type":"ADDED"/);
  const [health, version] = await Promise.all(
    ['/livez', '/version'].map(async path => {
      const [text] = await once(ask(path), 'data');
      return text;
    }),
  );
  expect(session.alpnProtocol).toBe('h2');
  expect(health).toBe('ok');
  expect(version).toContain('"gitVersion":"v1.36.1"');
  // The end of the cluster ends the watch and the connection.
  const closed = once(session, 'close');
  session.on('error', () => {});
  watch.on('error', () => {});
  await cluster.stop();
  await closed;
});

it('keeps HTTP/1.1 connections for a minute and a half, so that who asks now and then is not cut off', async () => {
  const cluster = await startSimulatedCluster({ name: 'idle' });
  const agent = new Agent({ keepAlive: true, ca: cluster.caPem });
  const [response] = await once(
    get(`${cluster.server}/livez`, { agent }),
    'response',
  );
  response.resume();
  expect(response.headers['keep-alive']).toBe('timeout=90');
  agent.destroy();
  await cluster.stop();
});

it('tears off many answers at once, those without a body, too, and serves on', async () => {
  const cluster = await startSimulatedCluster({ name: 'torn' });
  const session = connect(cluster.server, { ca: cluster.caPem });
  const endOfAnswer = () =>
    new Promise<number>(resolve => {
      const stream = session.request({
        ':path': '/api',
        authorization: 'Bearer admin',
      });
      stream.on('error', () => {});
      stream.once('close', () => resolve(stream.rstCode));
      stream.resume();
    });
  cluster.faults.redirect();
  cluster.faults.truncate();
  for (let round = 0; round < 20; round += 1) {
    const ends = await Promise.all(Array.from({ length: 30 }, endOfAnswer));
    expect(new Set(ends)).toEqual(new Set([constants.NGHTTP2_INTERNAL_ERROR]));
  }
  cluster.faults.clear();
  expect(await endOfAnswer()).toBe(constants.NGHTTP2_NO_ERROR);
  session.close();
  await cluster.stop();
});
