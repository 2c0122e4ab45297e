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

  it('watches the same cluster twice where there are two names and credentials for both', () => {
    const twice = watched('eu-2', 'second', { server: 'https://eu.test' });
    expect(
      summary([[watched('eu', 'first')], [twice]]).map(({ name }) => name),
    ).toEqual(['eu', 'eu-2']);
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
