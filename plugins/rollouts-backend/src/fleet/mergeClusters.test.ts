import type { KnownCluster } from './KnownCluster';
import { mergeClusters } from './mergeClusters';

function watched(
  name: string,
  source: string,
  change: Partial<KnownCluster> = {},
): KnownCluster {
  const server = change.server ?? `https://${name}.test`;
  return {
    name,
    source,
    server,
    access: {
      can: 'watch',
      connection: {
        key: `${source}: ${name}`,
        name,
        address: { type: 'url', url: server, skipTLSVerify: false },
        reader: { type: 'token', token: `${source}'s token` },
      },
    },
    ...change,
  };
}

function described(
  name: string,
  source: string,
  change: Partial<KnownCluster> = {},
): KnownCluster {
  return { name, source, access: { can: 'describe' }, ...change };
}

const personal: KnownCluster['access'] = {
  can: 'show',
  state: 'unwatched',
  problem: { code: 'cluster-needs-person', params: { key: 'there' } },
};

const summary = (lists: readonly (readonly KnownCluster[])[]) =>
  mergeClusters(lists).map(
    ({ name, environment, labels, access, notices }) => ({
      name,
      ...(environment !== undefined && { environment }),
      ...(labels && { labels }),
      from:
        access.can === 'watch' ? access.connection.key : access.problem.code,
      ...(notices.length > 0 && {
        notices: notices.map(({ params }) => params.source),
      }),
    }),
  );

describe('mergeClusters', () => {
  it('reaches a cluster as the first says that has credentials', () => {
    expect(
      summary([[watched('eu', 'first')], [watched('eu', 'second')]]),
    ).toEqual([{ name: 'eu', from: 'first: eu' }]);
  });

  it('takes address and credentials from one place, never one from here and one from there', () => {
    const [merged] = mergeClusters([
      [described('eu', 'first', { server: 'https://eu.test' })],
      [watched('eu', 'second')],
    ]);
    expect(merged?.access).toEqual(watched('eu', 'second').access);
  });

  it('takes environment and labels from whoever says them, the first before the others', () => {
    expect(
      summary([
        [described('eu', 'first', { labels: { tier: 'gold' } })],
        [watched('eu', 'second', { environment: 'production' })],
        [
          described('eu', 'third', {
            environment: 'test',
            labels: { tier: 'tin', region: 'eu-1' },
          }),
        ],
      ]),
    ).toEqual([
      {
        name: 'eu',
        environment: 'production',
        labels: { tier: 'gold', region: 'eu-1' },
        from: 'second: eu',
      },
    ]);
  });

  it('watches in the environment that another place names', () => {
    const [merged] = mergeClusters([
      [watched('eu', 'first')],
      [described('eu', 'second', { environment: 'production' })],
    ]);
    expect(merged?.access).toMatchObject({
      connection: { environment: 'production' },
    });
  });

  it('leaves out another cluster of the same name, and says so', () => {
    expect(
      summary([
        [watched('eu', 'first')],
        [
          watched('eu', 'second', {
            server: 'https://elsewhere.test',
            environment: 'production',
          }),
        ],
      ]),
    ).toEqual([{ name: 'eu', from: 'first: eu', notices: ['second'] }]);
  });

  it('says of a source that stands in a cluster which that is, so that only who knows of it is told', () => {
    const merged = mergeClusters([
      [watched('eu', 'first')],
      [
        watched('eu', 'Argo CD', { server: 'https://a.test', hub: 'us' }),
        described('asia', 'Argo CD', { hub: 'us' }),
      ],
    ]);
    const [eu, asia] = merged;
    expect(eu?.notices).toEqual([
      {
        code: 'cluster-name-taken',
        params: { source: 'Argo CD', cluster: 'us' },
      },
    ]);
    expect(asia?.access).toMatchObject({
      problem: { params: { source: 'Argo CD', cluster: 'us' } },
    });
  });

  it('knows by the address who is meant by another name', () => {
    expect(
      summary([
        [watched('eu', 'first')],
        [
          described('in-cluster', 'Argo CD', {
            server: 'https://eu.test',
            labels: { region: 'eu-1' },
          }),
        ],
      ]),
    ).toEqual([{ name: 'eu', labels: { region: 'eu-1' }, from: 'first: eu' }]);
  });

  describe('where there are two names for one address', () => {
    const eu = { server: 'https://eu.test' };

    it('watches both when each has its own credentials, and says so of the second', () => {
      const merged = mergeClusters([
        [watched('eu', 'first')],
        [watched('eu-2', 'second', eu)],
      ]);
      expect(
        merged.map(({ access, notices }) => [access.can, notices]),
      ).toEqual([
        ['watch', []],
        ['watch', [{ code: 'cluster-same-server', params: { cluster: 'eu' } }]],
      ]);
    });

    it('watches the first alone when the credentials are the same, and says so of the second', () => {
      const merged = mergeClusters([
        [
          watched('eu', 'first'),
          watched('eu-2', 'first', { ...eu, environment: 'production' }),
        ],
      ]);
      expect(merged.map(({ name, access }) => [name, access])).toEqual([
        ['eu', watched('eu', 'first').access],
        [
          'eu-2',
          {
            can: 'show',
            state: 'unwatched',
            problem: { code: 'cluster-alias', params: { cluster: 'eu' } },
          },
        ],
      ]);
    });

    it('takes credentials that a function gives for the same only when it is the same function', () => {
      const providedBy = (name: string): KnownCluster => ({
        name,
        source: 'a list',
        ...eu,
        access: {
          can: 'watch',
          connection: {
            key: 'a list',
            name,
            address: { type: 'url', url: eu.server, skipTLSVerify: false },
            reader: {
              type: 'provided',
              provide: async () => ({ type: 'bearer-token', token: name }),
            },
          },
        },
      });
      const merged = mergeClusters([[providedBy('eu'), providedBy('eu-2')]]);
      expect(merged.map(({ access }) => access.can)).toEqual([
        'watch',
        'watch',
      ]);
    });
  });

  it('prefers credentials of a later place to none for the portal', () => {
    expect(
      summary([
        [described('eu', 'first', { access: personal })],
        [watched('eu', 'second')],
      ]),
    ).toEqual([{ name: 'eu', from: 'second: eu' }]);
  });

  it('says that nobody has credentials for it', () => {
    expect(
      summary([[described('eu', 'Argo CD')], [described('eu', 'another')]]),
    ).toEqual([{ name: 'eu', from: 'cluster-without-credentials' }]);
  });
});
