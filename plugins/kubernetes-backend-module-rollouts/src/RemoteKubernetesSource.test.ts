import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { mockServices } from '@backstage/backend-test-utils';

import { RemoteKubernetesSource } from './RemoteKubernetesSource';

describe('RemoteKubernetesSource', () => {
  let server: Server;
  let answer: { status: number; body: string; location?: string };
  const asked: { url?: string; authorization?: string }[] = [];

  beforeEach(async () => {
    asked.length = 0;
    answer = {
      status: 200,
      body: JSON.stringify({
        items: [
          { name: 'eu', title: 'Europe', authProvider: 'serviceAccount' },
          { name: 'personal', authProvider: 'oidc', oidcTokenProvider: 'okta' },
          { name: 'local', authProvider: 'localKubectlProxy' },
        ],
      }),
    };
    server = createServer(({ url, headers: { authorization } }, response) => {
      asked.push({ url, authorization });
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        ...(answer.location && { location: answer.location }),
      });
      response.end(answer.body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  const base = () => {
    const address = server.address();
    return typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}/api/kubernetes`
      : '';
  };

  function list({
    baseUrl = base(),
    actions = false,
    allowPlainHttp = false,
  } = {}) {
    const discovery = mockServices.discovery.mock();
    discovery.getBaseUrl.mockResolvedValue(baseUrl);
    return new RemoteKubernetesSource({
      auth: mockServices.auth({ pluginId: 'rollouts' }),
      discovery,
      actions,
      allowPlainHttp,
    }).list(new AbortController().signal);
  }

  it('lists clusters that are reached through the proxy, with a service token for that plugin', async () => {
    const [eu] = await list();
    expect(eu).toMatchObject({
      name: 'eu',
      url: `${base()}/proxy`,
      headers: {
        'backstage-kubernetes-cluster': 'eu',
        'accept-encoding': 'identity',
      },
    });
    const credential = await eu?.reader?.();
    expect(credential).toMatchObject({
      type: 'bearer-token',
      token: expect.stringContaining('"target":"kubernetes"'),
    });
    expect(asked).toEqual([
      {
        url: '/api/kubernetes/clusters',
        authorization: expect.stringContaining('"target":"kubernetes"'),
      },
    ]);
    expect(eu?.actor).toBeUndefined();
  });

  it('acts through it where the operator says so', async () => {
    const [eu] = await list({ actions: true });
    expect(await eu?.actor?.()).toMatchObject({ type: 'bearer-token' });
  });

  it('knows who takes the tokens of people only', async () => {
    const [, personal] = await list({ actions: true });
    expect(personal).toMatchObject({ withoutReader: { why: 'needs-person' } });
    expect([personal?.reader, personal?.actor]).toEqual([undefined, undefined]);
  });

  it('keeps the service token from a cluster that wants no credentials', async () => {
    const [, , local] = await list();
    expect(local?.headers).toMatchObject({
      'backstage-kubernetes-authorization': '',
    });
  });

  it.each([
    ['a failure', { status: 404, body: '"secret"' }, 'status 404'],
    ['something else', { status: 200, body: '{"items":[{}]}' }, 'name'],
    ['no JSON', { status: 200, body: '<html>' }, 'JSON'],
  ])('fails on %s', async (_, given, message) => {
    answer = given;
    await expect(list()).rejects.toThrow(message);
  });

  it('follows no redirect', async () => {
    answer = { status: 302, body: '', location: `${base()}/elsewhere` };
    await expect(list()).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });

  it('sends no token over plain http, unless the operator says so', async () => {
    const baseUrl = 'http://backstage.invalid/api/kubernetes';
    await expect(list({ baseUrl })).rejects.toThrow(
      'dangerouslyAllowPlainHttp',
    );
    await expect(list({ baseUrl, allowPlainHttp: true })).rejects.toThrow(
      'fetch failed',
    );
    expect(asked).toEqual([]);
  });
});
