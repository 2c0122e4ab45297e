import { once } from 'node:events';
import { connect } from 'node:http2';
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
