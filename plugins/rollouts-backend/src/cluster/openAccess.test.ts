import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';
import type { ClusterConnectionConfig } from './ClusterConnectionConfig';
import { openAccess } from './openAccess';

const { cert, key } = selfSignedCertificate();
const base64 = (text: string) => Buffer.from(text).toString('base64');

function kubeconfig(cluster: object, user: object): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'main',
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'main', context: { cluster: 'c', user: 'u' } }],
  });
}

describe('openAccess', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-access-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  const byUrl: ClusterConnectionConfig = {
    key: 'rollouts.clusters[0]',
    name: 'europe',
    address: { type: 'url', url: 'https://10.0.0.1', skipTLSVerify: false },
    reader: { type: 'token', token: 'reads' },
    actor: { type: 'token', token: 'acts' },
  };

  function reader(change: Partial<ClusterConnectionConfig>) {
    const access = openAccess({ ...byUrl, ...change }, 'reader');
    if (!access) throw new Error('no reader');
    return access;
  }

  async function byKubeconfig(text: string) {
    const reference = {
      type: 'kubeconfig',
      file: await file('kubeconfig', text),
    } as const;
    return { address: reference, reader: reference };
  }

  const stale = { fresh: false };
  const fresh = { fresh: true };

  it('keeps the identities apart', async () => {
    expect(await reader({}).authorization(stale)).toBe('Bearer reads');
    expect(await openAccess(byUrl, 'actor')?.authorization(stale)).toBe(
      'Bearer acts',
    );
    const { actor: _, ...without } = byUrl;
    expect(openAccess(without, 'actor')).toBeUndefined();
  });

  it('reads a token file anew each time, without the line end', async () => {
    const path = await file('token', 'first\n');
    const access = reader({ reader: { type: 'tokenFile', file: path } });
    expect(await access.authorization(stale)).toBe('Bearer first');
    await writeFile(path, 'second\n');
    expect(await access.authorization(stale)).toBe('Bearer second');
  });

  it('reads an authority file anew for each connection', async () => {
    const path = await file('ca.crt', cert);
    const access = reader({
      address: {
        type: 'url',
        url: 'https://10.0.0.1',
        caFile: path,
        skipTLSVerify: false,
      },
    });
    expect((await access.endpoint()).ca).toBe(cert);
    await writeFile(path, 'no longer');
    await expect(access.endpoint()).rejects.toMatchObject({
      problem: {
        code: 'cluster-ca-file',
        params: { key: 'rollouts.clusters[0].caFile' },
      },
    });
  });

  it('takes address, authority, server name, token and client certificate from a kubeconfig', async () => {
    const access = reader(
      await byKubeconfig(
        kubeconfig(
          {
            server: 'https://10.0.0.2:6443',
            'certificate-authority-data': base64(cert),
            'tls-server-name': 'api.example.test',
          },
          {
            token: 'from-kubeconfig',
            'client-certificate-data': base64(cert),
            'client-key-data': base64(key),
          },
        ),
      ),
    );
    const endpoint = await access.endpoint();
    expect(endpoint.url.href).toBe('https://10.0.0.2:6443/');
    expect(endpoint).toMatchObject({
      servername: 'api.example.test',
      verify: true,
    });
    expect(
      [endpoint.ca, endpoint.cert, endpoint.key].map(part => String(part)),
    ).toEqual([cert, cert, key]);
    expect(await access.authorization(stale)).toBe('Bearer from-kubeconfig');
  });

  it('guards the address where others than the operator chose it, and only there', async () => {
    const { address } = byUrl;
    const limited = { ...address, limits: { key: 'a.key' } };
    const { guard } = await reader({ address: limited }).endpoint();
    await expect(guard?.addressesOf('localhost')).rejects.toMatchObject({
      problem: {
        code: 'cluster-address-refused',
        params: { key: 'rollouts.clusters[0].url', limits: 'a.key' },
      },
    });
    expect(await reader({}).endpoint()).not.toHaveProperty('guard');
  });

  it('reads a kubeconfig again after a refusal', async () => {
    const server = { server: 'https://10.0.0.2' };
    const config = await byKubeconfig(kubeconfig(server, { token: 'old' }));
    const access = reader(config);
    expect(await access.authorization(stale)).toBe('Bearer old');
    await file('kubeconfig', kubeconfig(server, { token: 'new' }));
    expect(await access.authorization(stale)).toBe('Bearer old');
    expect(await access.authorization(fresh)).toBe('Bearer new');
  });

  it('uses the credentials of an actor, but never another address', async () => {
    const actor = {
      type: 'kubeconfig',
      file: await file(
        'actor',
        kubeconfig({ server: 'https://elsewhere.test' }, { token: 'acts' }),
      ),
    } as const;
    const access = openAccess({ ...byUrl, actor }, 'actor');
    expect((await access?.endpoint())?.url.host).toBe('10.0.0.1');
    expect(await access?.authorization(stale)).toBe('Bearer acts');
  });

  it.each([
    [
      'is missing',
      async () => reader({ reader: { type: 'tokenFile', file: '/nowhere' } }),
      'cluster-file',
      'tokenFile',
    ],
    [
      'holds no token',
      async () =>
        reader({
          reader: { type: 'tokenFile', file: await file('token', 'a b') },
        }),
      'cluster-token-file',
      'tokenFile',
    ],
    [
      'is no kubeconfig',
      async () => reader(await byKubeconfig('{')),
      'cluster-kubeconfig',
      'kubeconfig',
    ],
  ])(
    'names the key, not the content, of a file that %s',
    async (_, open, code, at) => {
      await expect((await open()).authorization(stale)).rejects.toMatchObject({
        problem: { code, params: { key: `rollouts.clusters[0].${at}` } },
      });
    },
  );

  it('names the context that a kubeconfig lacks', async () => {
    const reference = {
      type: 'kubeconfig',
      context: 'other',
      file: await file('kubeconfig', kubeconfig({ server: 'https://a' }, {})),
    } as const;
    await expect(
      reader({ address: reference, reader: reference }).endpoint(),
    ).rejects.toMatchObject({
      message: expect.stringContaining('it has no context other'),
    });
  });

  it('refuses plain http that a kubeconfig asks for, except on loopback', async () => {
    const at = async (server: string) =>
      reader(
        await byKubeconfig(kubeconfig({ server }, { token: 't' })),
      ).endpoint();
    await expect(at('http://10.0.0.2')).rejects.toMatchObject({
      problem: { code: 'cluster-plain-http' },
    });
    await expect(at('http://127.0.0.1:8001')).resolves.toBeDefined();
  });

  it('refuses actions on a server that a kubeconfig does not verify', async () => {
    const config = await byKubeconfig(
      kubeconfig(
        { server: 'https://a', 'insecure-skip-tls-verify': true },
        { token: 't' },
      ),
    );
    await expect(reader(config).endpoint()).resolves.toMatchObject({
      verify: false,
    });
    await expect(
      openAccess({ ...byUrl, ...config }, 'actor')?.endpoint(),
    ).rejects.toMatchObject({ problem: { code: 'cluster-unverified-actor' } });
  });
});
