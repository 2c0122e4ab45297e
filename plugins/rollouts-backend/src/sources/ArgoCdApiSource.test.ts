import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realTiming } from '../cluster/realTiming';
import { ScriptedApiServer } from '../cluster/testing/ScriptedApiServer';
import { ArgoCdApiSource } from './ArgoCdApiSource';
import type { ArgoCdInventory } from './ArgoCdInventory';

/** As Argo CD 3.1 answers, of which only some is read. */
const ANSWER = {
  metadata: {},
  items: [
    {
      server: 'https://kubernetes.default.svc',
      name: 'in-cluster',
      config: { tlsClientConfig: { insecure: false } },
      connectionState: { status: 'Successful', message: '' },
      info: { applicationsCount: 3 },
    },
    {
      server: 'https://eu.test:6443',
      name: 'eu',
      config: { tlsClientConfig: { insecure: false } },
      connectionState: { status: 'Unknown' },
      labels: { region: 'eu-1', env: 'production' },
    },
    { server: 'https://us.test', name: 'prod', config: {} },
    { server: 'https://nameless.test', config: {} },
  ],
};

const inventory: ArgoCdInventory = {
  key: 'rollouts.argocd.instances[0]',
  hub: 'hub',
  namespace: 'argocd',
  destinations: [{ destination: 'prod', cluster: 'production-us' }],
  environmentLabel: 'env',
  readSecrets: false,
};

describe('ArgoCdApiSource', () => {
  let server: ScriptedApiServer;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'argo-cd-'));
    server = await new ScriptedApiServer().start();
    await writeFile(join(folder, 'ca.crt'), server.ca);
    await writeFile(join(folder, 'token'), 'right');
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const source = () =>
    new ArgoCdApiSource(
      inventory,
      {
        url: `${server.url}/argocd`,
        caFile: join(folder, 'ca.crt'),
        tokenFile: join(folder, 'token'),
      },
      realTiming,
    );
  const list = () => source().list(new AbortController().signal);

  it('says in which cluster that Argo CD stands', () => {
    expect(source().hub).toBe('hub');
  });

  it('tells names, addresses, labels and environments, and no way to get there', async () => {
    server.answerNext({ status: 200, body: ANSWER });
    expect(await list()).toEqual([
      {
        name: 'hub',
        configuredAt: 'rollouts.argocd.instances[0] (cluster in-cluster)',
      },
      {
        name: 'eu',
        configuredAt: 'rollouts.argocd.instances[0] (cluster eu)',
        url: 'https://eu.test:6443',
        environment: 'production',
        labels: { region: 'eu-1', env: 'production' },
      },
      {
        name: 'production-us',
        configuredAt: 'rollouts.argocd.instances[0] (cluster prod)',
      },
      {
        name: 'nameless.test',
        configuredAt:
          'rollouts.argocd.instances[0] (cluster https://nameless.test)',
        url: 'https://nameless.test',
      },
    ]);
    expect(server.requests).toMatchObject([
      { path: '/argocd/api/v1/clusters', token: 'right' },
    ]);
  });

  it('has no clusters where Argo CD has none', async () => {
    server.answerNext({ status: 200, body: { items: null } });
    expect(await list()).toEqual([]);
  });

  it('leaves no connection behind', async () => {
    server.answerNext({ status: 200, body: ANSWER });
    await list();
    await server.untilNoConnection();
    expect(server.connections).toBe(1);
  });

  it.each([
    ['no permission', { status: 403, body: { error: 'secret' } }],
    ['a redirect', { status: 307, headers: { location: 'https://evil.test' } }],
    ['a login page', { status: 200, body: '<html>' }],
    ['something else', { status: 200, body: { items: [{}] } }],
  ])('fails on %s', async (_, answer) => {
    server.answerNext(answer);
    const error = await list().then(
      () => 'none',
      (reason: unknown) => String(reason),
    );
    expect(error).toMatch(/Error/);
    expect(error).not.toContain('secret');
    expect(server.requests).toHaveLength(1);
  });
});
