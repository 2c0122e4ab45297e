import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import type { ArgoCdInventory } from './ArgoCdInventory';
import { clusterSecret } from './clusterSecret';

const { cert, key } = selfSignedCertificate();
const base64 = (text: string) => Buffer.from(text).toString('base64');

const inventory: ArgoCdInventory = {
  key: 'rollouts.argocd.instances[0]',
  hub: 'hub',
  namespace: 'argocd',
  destinations: [{ destination: 'prod', cluster: 'production-europe' }],
  environmentLabel: 'env',
  readSecrets: true,
};

/** As `argocd cluster add` writes it. */
function secret(
  config: object | string = {
    bearerToken: 'a token',
    tlsClientConfig: { insecure: false, caData: base64(cert) },
  },
  data: Record<string, string> = {},
) {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'cluster-eu',
      labels: {
        'argocd.argoproj.io/secret-type': 'cluster',
        env: 'production',
        region: 'eu-1',
      },
    },
    data: Object.fromEntries(
      Object.entries({
        name: 'eu',
        server: 'https://eu.test/',
        config: text,
        ...data,
      }).map(([name, value]) => [name, base64(value)]),
    ),
  };
}

describe('clusterSecret', () => {
  it('is a cluster with its token and authority, to look and never to act', async () => {
    const cluster = clusterSecret(secret(), inventory);
    expect(cluster).toMatchObject({
      name: 'eu',
      configuredAt: 'rollouts.argocd.instances[0] (cluster eu)',
      url: 'https://eu.test',
      ca: cert,
      environment: 'production',
      labels: { env: 'production', region: 'eu-1' },
    });
    expect(await cluster?.reader?.()).toEqual({
      type: 'bearer-token',
      token: 'a token',
    });
    expect(cluster?.actor).toBeUndefined();
  });

  it('holds its credentials nowhere but in what the reader gives', () => {
    expect(JSON.stringify(clusterSecret(secret(), inventory))).not.toContain(
      'a token',
    );
  });

  it('takes a client certificate, another name in the certificate, and a proxy', async () => {
    const cluster = clusterSecret(
      secret({
        tlsClientConfig: {
          certData: base64(cert),
          keyData: base64(key),
          serverName: 'kubernetes',
        },
        proxyUrl: 'http://proxy.test:3128',
      }),
      inventory,
    );
    expect(cluster).toMatchObject({
      serverName: 'kubernetes',
      proxyUrl: 'http://proxy.test:3128',
    });
    expect(await cluster?.reader?.()).toEqual({
      type: 'client-certificate',
      certificate: cert,
      key,
    });
  });

  it('watches only the namespaces that Argo CD is held to', () => {
    expect(
      clusterSecret(secret(undefined, { namespaces: 'shop, pay' }), inventory)
        ?.namespaces,
    ).toEqual(['shop', 'pay']);
  });

  it('is called as the portal calls the destination', () => {
    expect(
      clusterSecret(secret(undefined, { name: 'prod' }), inventory),
    ).toMatchObject({ name: 'production-europe', url: 'https://eu.test' });
  });

  it('only describes the cluster that Argo CD runs in', () => {
    const own = clusterSecret(
      secret(undefined, {
        name: 'in-cluster',
        server: 'https://kubernetes.default.svc',
      }),
      inventory,
    );
    expect(own).toMatchObject({ name: 'hub', environment: 'production' });
    expect([own?.url, own?.reader]).toEqual([undefined, undefined]);
  });

  it.each([
    ['awsAuthConfig', { awsAuthConfig: { clusterName: 'eu' } }],
    ['execProviderConfig', { execProviderConfig: { command: 'rm' } }],
    ['username', { username: 'admin', password: 'secret' }],
    ['none', {}],
    ['a config that cannot be read', '{"bearerToken": secret'],
  ])('says that it does not use %s', (kind, config) => {
    const cluster = clusterSecret(secret(config), inventory);
    expect(cluster?.withoutReader).toEqual({ why: 'unsupported', kind });
    expect(cluster?.reader).toBeUndefined();
    expect(JSON.stringify(cluster)).not.toContain('secret');
  });

  it.each([[undefined], ['text'], [{ metadata: {}, data: {} }]])(
    'is nothing where it is %j',
    other => {
      expect(clusterSecret(other, inventory)).toBeUndefined();
    },
  );
});
