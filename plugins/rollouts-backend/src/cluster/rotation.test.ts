import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inClusterServer } from '@rollouts-portal/plugin-rollouts-node';

import type { ClusterConnectionConfig } from './ClusterConnectionConfig';
import { KubernetesSession } from './KubernetesSession';
import { openAccess } from './openAccess';
import { realTiming } from './realTiming';
import { ConnectProxy } from './testing/ConnectProxy';
import { ScriptedApiServer } from './testing/ScriptedApiServer';
import { TlsServer } from './testing/TlsServer';

const THINGS = '/apis/example.test/v1/things';
const list = { method: 'GET', path: THINGS } as const;

/** Prints the token that a file holds, if it is told what kubectl tells credential plugins. */
const PLUGIN = `
  const { readFileSync } = require('node:fs');
  const { kind, apiVersion } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
  const token = readFileSync(process.env.TOKEN_FILE, 'utf8');
  console.log(JSON.stringify({ kind, apiVersion, status: { token } }));
`;

describe('what a connection is made of', () => {
  let folder: string;
  let server: ScriptedApiServer;
  const ends: (() => Promise<void> | void)[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rotation-'));
    server = await new ScriptedApiServer().start();
    server.define(THINGS);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function write(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  async function started<
    S extends { start(): Promise<S>; stop(): Promise<void> },
  >(starting: S): Promise<S> {
    ends.push(() => starting.stop());
    return starting.start();
  }

  function open(change: Partial<ClusterConnectionConfig>): KubernetesSession {
    const { url, ca } = server;
    const access = openAccess(
      {
        key: 'rollouts.clusters[0]',
        name: 'europe',
        address: { type: 'url', url, ca, skipTLSVerify: false },
        reader: { type: 'token', token: 'right' },
        ...change,
      },
      'reader',
    );
    if (!access) throw new Error('no reader');
    const session = new KubernetesSession({ access, timing: realTiming });
    ends.push(() => session.close());
    return session;
  }

  const statusOf = async (session: KubernetesSession, path = THINGS) =>
    (await session.request({ ...list, path })).status;

  const exec = (file: string) => ({
    command: process.execPath,
    args: ['-e', PLUGIN],
    env: [{ name: 'TOKEN_FILE', value: file }],
    apiVersion: 'client.authentication.k8s.io/v1',
  });

  const kubeconfig = (cluster: object, user: object) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'another',
      clusters: [{ name: 'c', cluster }],
      users: [{ name: 'u', user }],
      contexts: [{ name: 'europe', context: { cluster: 'c', user: 'u' } }],
    });

  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it('proves itself with the token that is in the file now, on the connection that there is', async () => {
    const file = await write('token', 'right\n');
    const session = open({ reader: { type: 'tokenFile', file } });
    expect(await statusOf(session)).toBe(200);
    server.token = 'rotated';
    expect(await statusOf(session)).toBe(401);
    await write('token', 'rotated\n');
    expect(await statusOf(session)).toBe(200);
    expect(server.connections).toBe(1);
  });

  it('runs the program for credentials again when they are refused', async () => {
    const file = await write('token', 'right');
    const session = open({ reader: { type: 'exec', exec: exec(file) } });
    expect(await statusOf(session)).toBe(200);
    server.token = 'rotated';
    await write('token', 'rotated');
    expect(await statusOf(session)).toBe(200);
    expect(server.connections).toBe(1);
  });

  it('names the key of a program that fails, and nothing that it says', async () => {
    const session = open({
      reader: { type: 'exec', exec: exec(join(folder, 'none')) },
    });
    await expect(session.request(list)).rejects.toMatchObject({
      cause: {
        problem: {
          code: 'cluster-credentials-failed',
          params: { key: 'rollouts.clusters[0].exec' },
        },
      },
    });
  });

  it('takes another context than the current one of a kubeconfig, and its program', async () => {
    const token = await write('token', 'right');
    const file = await write(
      'kubeconfig',
      kubeconfig(
        {
          server: server.url,
          'certificate-authority-data': base64(server.ca),
        },
        { exec: exec(token) },
      ),
    );
    const reference = { type: 'kubeconfig', file, context: 'europe' } as const;
    const session = open({ address: reference, reader: reference });
    expect(await statusOf(session)).toBe(200);
    server.token = 'rotated';
    await write('token', 'rotated');
    expect(await statusOf(session)).toBe(200);
  });

  it('follows a kubeconfig to another server when the connection is lost', async () => {
    const [first, second] = [
      await started(new TlsServer()),
      await started(new TlsServer()),
    ];
    const to = ({ url, ca }: TlsServer) =>
      kubeconfig(
        { server: url, 'certificate-authority-data': base64(ca) },
        { token: 't' },
      );
    const file = await write('kubeconfig', to(first));
    const reference = { type: 'kubeconfig', file, context: 'europe' } as const;
    const session = open({ address: reference, reader: reference });
    await session.request(list);
    await write('kubeconfig', to(second));
    first.disconnect();
    await until(async () => {
      await session.request(list).catch(() => {});
      return second.requests.length > 0;
    });
    expect(first.requests).toHaveLength(1);
  });

  it('verifies by the authority that is in the file now', async () => {
    const tls = await started(new TlsServer());
    const caFile = await write('ca.crt', tls.ca);
    const session = open({
      address: { type: 'url', url: tls.url, caFile, skipTLSVerify: false },
    });
    expect(await statusOf(session)).toBe(200);
    tls.rotate();
    await until(() =>
      session.request(list).then(
        () => false,
        ({ cause }) => cause?.code === 'DEPTH_ZERO_SELF_SIGNED_CERT',
      ),
    );
    await write('ca.crt', tls.ca);
    expect(await statusOf(session)).toBe(200);
  });

  it('is the service account of its own pod, whose token rotates', async () => {
    await write('ca.crt', server.ca);
    await write('token', 'right');
    const { hostname, port } = new URL(server.url);
    const own = inClusterServer(
      { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port },
      folder,
    );
    if (!own) throw new Error('not in a cluster');
    const { tokenFile, ...address } = own;
    const session = open({
      address: { type: 'url', ...address, skipTLSVerify: false },
      reader: { type: 'tokenFile', file: tokenFile },
    });
    expect(await statusOf(session)).toBe(200);
    server.token = 'rotated';
    await write('token', 'rotated');
    expect(await statusOf(session)).toBe(200);
  });

  describe('through a proxy', () => {
    const through = (
      { url, ca }: { url: string; ca: string },
      proxyUrl: string,
    ): Partial<ClusterConnectionConfig> => ({
      address: { type: 'url', url, ca, proxyUrl, skipTLSVerify: false },
    });

    it.each([
      ['HTTP/2', true],
      ['HTTP/1.1', false],
    ])('reaches a server that speaks %s', async (_, http2) => {
      const tls = await started(new TlsServer({ http2 }));
      const proxy = await started(new ConnectProxy('pass word'));
      const url = `http://portal:pass%20word@127.0.0.1:${proxy.port}`;
      const session = open(through(tls, url));
      expect(await statusOf(session)).toBe(200);
      expect(new Set(proxy.asked)).toEqual(new Set([new URL(tls.url).host]));
      const [request] = tls.requests;
      expect(request?.headers).not.toHaveProperty('proxy-authorization');
    });

    it('that a kubeconfig names', async () => {
      const proxy = await started(new ConnectProxy());
      const file = await write(
        'kubeconfig',
        kubeconfig(
          {
            server: server.url,
            'certificate-authority-data': base64(server.ca),
            'proxy-url': `http://127.0.0.1:${proxy.port}`,
          },
          { token: 'right' },
        ),
      );
      const reference = {
        type: 'kubeconfig',
        file,
        context: 'europe',
      } as const;
      const session = open({ address: reference, reader: reference });
      expect(await statusOf(session)).toBe(200);
      expect(proxy.asked).toEqual([new URL(server.url).host]);
    });

    it('that wants a password says so, with the key and not the address', async () => {
      const proxy = await started(new ConnectProxy('secret'));
      const session = open(through(server, `http://127.0.0.1:${proxy.port}`));
      await expect(session.request(list)).rejects.toMatchObject({
        cause: {
          problem: {
            code: 'cluster-proxy',
            params: { key: 'rollouts.clusters[0].proxyUrl', status: 407 },
          },
        },
      });
      expect(server.connections).toBe(0);
    });
  });

  it('asks below the path of the address, with the headers of the cluster', async () => {
    const tls = await started(new TlsServer());
    const session = open({
      address: {
        type: 'url',
        url: `${tls.url}/k8s/clusters/c-1/`,
        ca: tls.ca,
        headers: { 'x-cluster': 'europe' },
        skipTLSVerify: false,
      },
    });
    expect(await statusOf(session)).toBe(200);
    const [request] = tls.requests;
    expect(request).toMatchObject({
      path: `/k8s/clusters/c-1${THINGS}`,
      headers: { 'x-cluster': 'europe', authorization: 'Bearer right' },
    });
  });
});

/** Asks again and again; what is asked takes its time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  if (!(await holds())) await until(holds);
}
