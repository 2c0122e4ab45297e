import { ConfigReader } from '@backstage/config';
import type { JsonObject, JsonValue } from '@backstage/types';
import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';
import { readRolloutsConfig } from './readRolloutsConfig';

const good = { name: 'europe', url: 'https://10.0.0.1:6443', token: 't0ken' };
const { cert } = selfSignedCertificate();

function read(rollouts: JsonObject) {
  return readRolloutsConfig(new ConfigReader({ rollouts }));
}

function refusal(rollouts: JsonObject): string {
  try {
    read(rollouts);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

/** The good cluster and a second one, which differs as given; undefined leaves a key out. */
function withCluster(
  change: Record<string, JsonValue | undefined>,
): JsonObject {
  const second: JsonObject = {};
  for (const [key, value] of Object.entries({
    ...good,
    name: 'asia',
    ...change,
  })) {
    if (value !== undefined) second[key] = value;
  }
  return { clusters: [good, second] };
}

describe('readRolloutsConfig', () => {
  it('refuses a key that there is not, and says which there are; that of another module is left to it', () => {
    expect(refusal({ clustres: [good] })).toContain(
      'rollouts.clustres is not a known key; there are clusters, ownership, ',
    );
    expect(read({ kubernetesPlugin: { clusters: false } })).not.toHaveProperty(
      'kubernetesPlugin',
    );
  });

  it.each(['a=(b', 'a in (b', ' ', 'a b', '-a=b'])(
    'refuses %j as label selector of workloads, by the name of its key',
    labelSelector => {
      const workloads = { kinds: ['Deployment'], labelSelector };
      expect(refusal({ providers: { workloads } })).toContain(
        'rollouts.providers.workloads.labelSelector is not a label selector',
      );
    },
  );

  it('watches Flagger unless told otherwise, and native workloads only of the kinds that are named', () => {
    const providers = (given: object) =>
      readRolloutsConfig(new ConfigReader({ rollouts: { providers: given } }))
        .providers;
    expect(
      providers({
        workloads: { kinds: ['Deployment'], labelSelector: 'team' },
      }),
    ).toEqual({
      flagger: true,
      workloads: { kinds: ['Deployment'], labelSelector: 'team' },
    });
    expect(providers({ flagger: { enabled: false } }).flagger).toBe(false);
    expect(() => providers({ workloads: { kinds: ['Pod'] } })).toThrow(
      'rollouts.providers.workloads.kinds[0] is not one of Deployment, StatefulSet, DaemonSet.',
    );
  });

  it('needs nothing: without configuration there are no clusters, and actions need permissions', () => {
    expect(readRolloutsConfig(new ConfigReader({}))).toEqual({
      clusters: [],
      ownership: [],
      entityRefAnnotation: 'rollouts-portal.io/entity-ref',
      providers: { flagger: true, workloads: { kinds: [] } },
      argoCd: { enabled: true, instances: [], inventories: [] },
      replicas: { mode: 'embedded' },
      actions: { dangerouslyAllowWithoutPermissionFramework: false },
    });
  });

  it('reads what is told of an Argo CD', () => {
    const argocd = {
      instances: [
        {
          cluster: 'hub',
          url: 'https://argocd.example.com',
          destinations: [{ destination: 'prod', cluster: 'europe' }],
        },
      ],
    };
    expect(
      readRolloutsConfig(new ConfigReader({ rollouts: { argocd } })).argoCd,
    ).toEqual({ enabled: true, ...argocd, inventories: [] });
  });

  it('reads a cluster by address, with a token file and another identity for actions', () => {
    expect(
      read({
        clusters: [
          {
            name: 'europe',
            environment: 'production',
            url: 'https://10.0.0.1:6443',
            caFile: '/ca.crt',
            tokenFile: '/token',
            actor: { token: 'actor' },
            namespaces: ['shop', 'shop', 'pay'],
          },
        ],
      }).clusters,
    ).toEqual([
      {
        key: 'rollouts.clusters[0]',
        name: 'europe',
        environment: 'production',
        address: {
          type: 'url',
          url: 'https://10.0.0.1:6443',
          caFile: '/ca.crt',
          skipTLSVerify: false,
        },
        reader: { type: 'tokenFile', file: '/token' },
        actor: { type: 'token', token: 'actor' },
        namespaces: ['shop', 'pay'],
      },
    ]);
  });

  it('reads a cluster by kubeconfig', () => {
    const kubeconfig = { file: '/kubeconfig', context: 'europe' };
    expect(read({ clusters: [{ name: 'e', kubeconfig }] }).clusters).toEqual([
      {
        key: 'rollouts.clusters[0]',
        name: 'e',
        address: { type: 'kubeconfig', ...kubeconfig },
        reader: { type: 'kubeconfig', ...kubeconfig },
      },
    ]);
  });

  it('reads the cluster that the portal runs in, by its service account', () => {
    const server = {
      url: 'https://10.96.0.1:443',
      caFile: '/own/ca.crt',
      tokenFile: '/own/token',
    };
    const clusters = [{ name: 'own', inCluster: true }];
    expect(
      readRolloutsConfig(new ConfigReader({ rollouts: { clusters } }), server)
        .clusters,
    ).toEqual([
      {
        key: 'rollouts.clusters[0]',
        name: 'own',
        address: {
          type: 'url',
          url: server.url,
          caFile: '/own/ca.crt',
          skipTLSVerify: false,
        },
        reader: { type: 'tokenFile', file: '/own/token' },
      },
    ]);
  });

  it('reads a program that gives credentials, a proxy and another name in the certificate', () => {
    const exec = { command: 'aws', args: ['eks', 'get-token'] };
    expect(
      read({
        clusters: [
          {
            name: 'eks',
            url: 'https://eks.test',
            tlsServerName: 'kubernetes',
            proxyUrl: 'http://proxy.test:3128',
            exec,
          },
        ],
      }).clusters[0],
    ).toMatchObject({
      address: {
        serverName: 'kubernetes',
        proxyUrl: 'http://proxy.test:3128',
      },
      reader: {
        type: 'exec',
        exec: {
          ...exec,
          env: [],
          apiVersion: 'client.authentication.k8s.io/v1',
        },
      },
    });
  });

  it('takes what is told of a cluster that is known from elsewhere, and nothing but that', () => {
    const described = {
      name: 'eu',
      environment: 'production',
      labels: { region: 'eu-1' },
    };
    expect(read({ clusters: [described] }).clusters).toEqual([
      { key: 'rollouts.clusters[0]', ...described },
    ]);
    expect(
      refusal({ clusters: [{ ...described, namespaces: ['a'] }] }),
    ).toContain('rollouts.clusters[0].url is missing');
  });

  it.each([
    ['as PEM', cert],
    ['as base64 of it', Buffer.from(cert).toString('base64')],
  ])('takes an authority inline, %s', (_, caData) => {
    expect(
      read({ clusters: [{ ...good, caData }] }).clusters[0]?.address,
    ).toMatchObject({ ca: expect.stringContaining(cert.trim()) });
  });

  it('needs no token for plain http on a loopback address, where a proxy adds its own', () => {
    expect(
      read({ clusters: [{ name: 'proxied', url: 'http://127.0.0.1:8001' }] })
        .clusters[0],
    ).toMatchObject({ reader: { type: 'none' } });
  });

  it('writes an owner in full', () => {
    expect(
      read({
        ownership: [
          { namespacePattern: 'shop-*', owner: 'Group:Default/Shop' },
        ],
      }).ownership,
    ).toEqual([{ namespacePattern: 'shop-*', owner: 'group:default/shop' }]);
  });

  describe('refuses at start, naming the key,', () => {
    const second = 'rollouts.clusters[1]';
    it.each([
      ['no URL', { url: undefined }, `${second}.url is missing: give the`],
      ['no name', { name: undefined }, `${second}.name is missing`],
      ['a duplicate name', { name: 'europe' }, `${second}.name is a duplicate`],
      ['an empty name', { name: ' ' }, `${second}.name is empty`],
      ['a name that no id can carry', { name: 'a b' }, `${second}.name is not`],
      ['no URL at all', { url: '10.0.0.1' }, `${second}.url is not a URL`],
      ['another protocol', { url: 'ftp://a' }, `${second}.url must begin with`],
      [
        'plain http over the network',
        { url: 'http://10.0.0.1:8001' },
        `${second}.url must begin with https://, because`,
      ],
      [
        'plain http to what only looks like loopback',
        { url: 'http://127.0.0.1.example.test' },
        `${second}.url must begin with https://, because`,
      ],
      [
        'credentials in the URL',
        { url: 'https://a:b@c' },
        `${second}.url must not hold`,
      ],
      ['a query', { url: 'https://a/?b' }, `${second}.url must be the address`],
      [
        'a proxy that is none',
        { proxyUrl: 'socks5://a' },
        `${second}.proxyUrl must be a URL with http or https`,
      ],
      [
        'a cluster of its own where there is none',
        { url: undefined, token: undefined, inCluster: true },
        `${second}.inCluster is true, and the portal does not run in Kub`,
      ],
      [
        'an address beside the own cluster',
        { inCluster: true },
        `${second}.url cannot stand beside inCluster`,
      ],
      [
        'a program that nobody names',
        { token: undefined, exec: { args: ['x'] } },
        `${second}.exec.command is missing`,
      ],
      ['no token', { token: undefined }, `${second}.token is missing`],
      ['an empty token', { token: '' }, `${second}.token is empty`],
      [
        'a token with a line break',
        { token: 'a\nb' },
        `${second}.token holds characters`,
      ],
      ['a token as a number', { token: 7 }, `${second}.token must be text`],
      [
        'two credentials',
        { tokenFile: '/t' },
        `${second}.tokenFile cannot stand beside token`,
      ],
      [
        'an address beside a kubeconfig',
        { token: undefined, kubeconfig: { file: '/k' } },
        `${second}.url cannot stand beside kubeconfig`,
      ],
      [
        'a kubeconfig without its file',
        { token: undefined, url: undefined, kubeconfig: {} },
        `${second}.kubeconfig.file is missing`,
      ],
      ['no certificate', { caData: 'abc' }, `${second}.caData is not a cert`],
      [
        'a broken certificate',
        { caData: cert.replace(/[A-Za-z0-9]{9}/g, 'AAAAAAAAA') },
        `${second}.caData is not a certificate`,
      ],
      [
        'a malformed namespace',
        { namespaces: ['shop', 'Shop_1'] },
        `${second}.namespaces[1] is a malformed namespace`,
      ],
      [
        'a namespace that would climb out of its path',
        { namespaces: ['..'] },
        `${second}.namespaces[0] is a malformed namespace`,
      ],
      ['no namespaces', { namespaces: [] }, `${second}.namespaces is empty`],
      ['an actor without credentials', { actor: {} }, `${second}.actor holds`],
      [
        'actions on a server that is not verified',
        { skipTLSVerify: true, actor: { token: 'a' } },
        `${second}.skipTLSVerify cannot stand beside actor`,
      ],
      ['an unknown key', { urll: 'x' }, `${second}.urll is not a known key`],
      [
        'an unknown key of the actor',
        { actor: { tokn: 'x' } },
        `${second}.actor.tokn is not a known key`,
      ],
    ])('%s', (_, change, sentence) => {
      expect(refusal(withCluster(change))).toContain(`InputError: ${sentence}`);
    });

    it.each([
      [
        'an owner that is not said in full',
        { ownership: [{ namespacePattern: 'a', owner: 'shop' }] },
        'rollouts.ownership[0].owner is not a full entity reference',
      ],
      [
        'a pattern that no namespace fits',
        { ownership: [{ namespacePattern: 'A', owner: 'group:default/a' }] },
        'rollouts.ownership[0].namespacePattern is not',
      ],
      [
        'an annotation that Kubernetes would refuse',
        { entityRefAnnotation: 'a b' },
        'rollouts.entityRefAnnotation is not a key',
      ],
      [
        'clusters that are no list',
        { clusters: 'europe' },
        'rollouts.clusters must be a list',
      ],
      [
        'an address of Argo CD that would be a script in a link',
        // eslint-disable-next-line no-script-url -- that it is one is the point
        { argocd: { instances: [{ cluster: 'a', url: 'javascript:x()' }] } },
        'rollouts.argocd.instances[0].url must begin with https://',
      ],
      [
        'an address of Argo CD with credentials',
        { argocd: { instances: [{ cluster: 'a', url: 'https://u:p@x' }] } },
        'rollouts.argocd.instances[0].url must not hold credentials',
      ],
      [
        'an Argo CD that is nowhere',
        { argocd: { instances: [{ url: 'https://argocd.example.com' }] } },
        'rollouts.argocd.instances[0].cluster is missing',
      ],
      [
        'replicas that share in a way that there is not',
        { replicas: { mode: 'leased' } },
        'rollouts.replicas.mode is not one of embedded, shared',
      ],
      [
        'an unknown switch of actions',
        { actions: { allow: true } },
        'rollouts.actions.allow is not a known key',
      ],
    ])('%s', (_, rollouts, sentence) => {
      expect(refusal(rollouts)).toContain(`InputError: ${sentence}`);
    });
  });

  it('tells all that is wrong at once, a sentence each, and no value', () => {
    const told = refusal({
      clusters: [
        { name: 'a', token: 'se cret' },
        { name: 'a', url: 'https://x', token: 'ok', namespaces: ['-'] },
      ],
    });
    expect(told).toContain('rollouts.clusters[0].token holds characters');
    expect(told).toContain('rollouts.clusters[0].url is missing');
    expect(told).toContain('rollouts.clusters[1].namespaces[0] is a malformed');
    expect(told).toContain(
      'rollouts.clusters[1].name is a duplicate: rollouts.clusters[0] has the same name.',
    );
    expect(told).not.toContain('se cret');
  });
});
