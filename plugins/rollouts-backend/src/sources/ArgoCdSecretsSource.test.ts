import type { KubernetesResponse } from '../cluster/KubernetesRequester';
import type { ArgoCdInventory } from './ArgoCdInventory';
import { ArgoCdSecretsSource } from './ArgoCdSecretsSource';

const inventory: ArgoCdInventory = {
  key: 'rollouts.argocd.instances[0]',
  hub: 'hub',
  namespace: 'argocd',
  destinations: [],
  readSecrets: true,
};

const base64 = (text: string) => Buffer.from(text).toString('base64');

const secret = (name: string) => ({
  metadata: { name, labels: {} },
  data: {
    name: base64(name),
    server: base64(`https://${name}.test`),
    config: base64(JSON.stringify({ bearerToken: `token of ${name}` })),
  },
});

function setUp(answer?: KubernetesResponse) {
  const asked: string[] = [];
  const source = new ArgoCdSecretsSource(
    inventory,
    () =>
      answer && {
        async request({ method, path }) {
          asked.push(`${method} ${path}`);
          return answer;
        },
      },
  );
  return {
    asked,
    source,
    list: () => source.list(new AbortController().signal),
  };
}

describe('ArgoCdSecretsSource', () => {
  it('says in which cluster that Argo CD stands', () => {
    expect(setUp().source.hub).toBe('hub');
  });

  it('asks for the cluster Secrets of that namespace and no others', async () => {
    const { asked, list } = setUp({
      status: 200,
      body: { items: [secret('eu'), { kind: 'broken' }, secret('us')] },
    });
    expect((await list()).map(({ name }) => name)).toEqual(['eu', 'us']);
    expect(asked).toEqual([
      'GET /api/v1/namespaces/argocd/secrets?labelSelector=argocd.argoproj.io%2Fsecret-type%3Dcluster',
    ]);
  });

  it.each([
    ['it may not read them', { status: 403, body: secret('eu') }, '403'],
    ['the answer is none', { status: 200, body: [secret('eu')] }, 'malformed'],
  ])('fails when %s, and tells nothing of them', async (_, answer, message) => {
    const error = await setUp(answer)
      .list()
      .then(
        () => 'none',
        (reason: unknown) => String(reason),
      );
    expect(error).toContain(message);
    expect(error).not.toContain('eu');
  });

  it('fails while the cluster in which Argo CD runs is not watched', async () => {
    await expect(setUp().list()).rejects.toThrow('cluster hub is not watched');
  });
});
