import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(__dirname, '../../bin/embedded-fleet.mjs');
const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';
const IN_PAYMENTS =
  '/apis/argoproj.io/v1alpha1/namespaces/payments/rollouts/payments-api';

type Cluster = {
  name: string;
  environment: string;
  server: string;
  caFile: string;
  kubeconfig: string;
  tokens: Record<
    'admin' | 'portal-watcher' | 'portal-actor' | 'nobody',
    string
  >;
};

type Ready = { ready: true; config: string; clusters: Cluster[] };

jest.setTimeout(60_000);

describe('the embedded fleet as a program', () => {
  let folder: string;
  let child: ChildProcess;
  let exited: Promise<unknown[]>;
  let ready: Ready;
  let complaints = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embedded-fleet-'));
    child = spawn(process.execPath, [PROGRAM, '--dir', join(folder, 'fleet')], {
      stdio: 'pipe',
    });
    exited = once(child, 'exit');
    child.stderr?.on('data', data => {
      complaints += data;
    });
    ready = await readyLine(child);
  });

  afterAll(async () => {
    child.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true });
  });

  it('serves three clusters, with rollouts in each', async () => {
    expect(ready.clusters.map(({ name }) => name)).toEqual([
      'prod-eu',
      'prod-us',
      'staging',
    ]);
    for (const cluster of ready.clusters) {
      const { status, body } = await ask(cluster, 'portal-watcher', ROLLOUTS);
      expect(status).toBe(200);
      expect(JSON.parse(body).items.length).toBeGreaterThan(5);
    }
  });

  it('lets each identity do what the manifests for users let it do, and no more', async () => {
    const [cluster] = ready.clusters;
    if (!cluster) throw new Error('no cluster');
    const merge = { type: 'application/merge-patch+json', body: '{}' };
    const statusOf = async (
      who: keyof Cluster['tokens'],
      path: string,
      patch?: typeof merge,
    ) => (await ask(cluster, who, path, patch)).status;
    expect(await statusOf('portal-watcher', IN_PAYMENTS, merge)).toBe(403);
    expect(await statusOf('portal-watcher', '/api/v1/secrets')).toBe(403);
    expect(await statusOf('portal-actor', `${IN_PAYMENTS}/status`, merge)).toBe(
      200,
    );
    expect(await statusOf('portal-actor', ROLLOUTS)).toBe(403);
    expect(await statusOf('admin', '/api/v1/pods')).toBe(200);
  });

  it('tells the portal where the clusters are, and nobody else', () => {
    expect(statSync(ready.config).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(ready.config, 'utf8'))).toMatchObject({
      rollouts: {
        clusters: ready.clusters.map(({ name, server, caFile, tokens }) => ({
          name,
          environment: name === 'staging' ? 'staging' : 'production',
          url: server,
          caData: readFileSync(caFile, 'utf8'),
          token: tokens['portal-watcher'],
          actor: { token: tokens['portal-actor'] },
        })),
      },
    });
  });

  it('writes a kubeconfig per cluster with which a visitor may do everything', () => {
    const [cluster] = ready.clusters;
    const kubeconfig = JSON.parse(
      readFileSync(cluster?.kubeconfig ?? '', 'utf8'),
    );
    expect(kubeconfig['current-context']).toBe('admin');
    expect(kubeconfig.users).toContainEqual({
      name: 'admin',
      user: { token: cluster?.tokens.admin },
    });
  });

  it('makes a cluster misbehave by name for whoever started it', async () => {
    const [, cluster] = ready.clusters;
    if (!cluster) throw new Error('no second cluster');
    const watch = async () =>
      (await ask(cluster, 'portal-watcher', ROLLOUTS)).status;
    const fault = (name: string) =>
      answerTo(child, { cluster: cluster.name, fault: name });
    expect(await fault('refuse-429')).toHaveProperty('done');
    expect(await watch()).toBe(429);
    expect(await fault('clear')).toHaveProperty('done');
    expect(await watch()).toBe(200);
    expect(await fault('earthquake')).toEqual({
      error: expect.stringContaining('there is no fault "earthquake"'),
    });
  });

  it('ends when whoever started it lets go, and leaves nothing', async () => {
    child.stdin?.end();
    expect(await exited).toEqual([0, null]);
    expect(existsSync(join(folder, 'fleet'))).toBe(false);
    expect(complaints).toBe('');
  });
});

it('starts empty clusters of the names that it is given, in which controllers work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'empty-clusters-'));
  const child = spawn(
    process.execPath,
    [PROGRAM, '--dir', folder, '--empty', 'europe,asia'],
    { stdio: 'pipe' },
  );
  const exited = once(child, 'exit');
  const { clusters } = await readyLine(child);
  expect(clusters.map(({ name, environment }) => [name, environment])).toEqual([
    ['europe', 'production'],
    ['asia', 'staging'],
  ]);
  for (const cluster of clusters) {
    const { status, body } = await ask(cluster, 'portal-watcher', ROLLOUTS);
    expect([status, JSON.parse(body).items]).toEqual([200, []]);
    expect((await ask(cluster, 'nobody', ROLLOUTS)).status).toBe(403);
  }
  child.stdin?.end();
  expect(await exited).toEqual([0, null]);
});

it('says which stories there are when asked for another', async () => {
  const child = spawn(
    process.execPath,
    [PROGRAM, '--dir', tmpdir(), '--story', 'moon-landing'],
    { stdio: 'pipe' },
  );
  let complaint = '';
  child.stderr.on('data', data => {
    complaint += data;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(complaint).toMatch(
    /^There is no story "moon-landing"; there are waits-for-person, /,
  );
});

async function readyLine(child: ChildProcess): Promise<Ready> {
  return JSON.parse(await nextLine(child));
}

async function answerTo(child: ChildProcess, message: object) {
  const line = nextLine(child);
  child.stdin?.write(`${JSON.stringify(message)}\n`);
  return JSON.parse(await line);
}

async function nextLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('its output goes elsewhere');
  const lines = createInterface(stdout);
  const [line]: string[] = await once(lines, 'line');
  lines.close();
  return line ?? '';
}

function ask(
  { server, caFile, tokens }: Cluster,
  who: keyof Cluster['tokens'],
  path: string,
  patch?: { type: string; body: string },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(
      new URL(path, server),
      {
        method: patch ? 'PATCH' : 'GET',
        ca: readFileSync(caFile),
        agent: false,
        headers: {
          authorization: `Bearer ${tokens[who]}`,
          ...(patch && { 'content-type': patch.type }),
        },
      },
      async response => {
        let body = '';
        for await (const part of response.setEncoding('utf8')) body += part;
        resolve({ status: response.statusCode ?? 0, body });
      },
    )
      .on('error', reject)
      .end(patch?.body);
  });
}
