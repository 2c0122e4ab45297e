import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

import { readRolloutsConfig } from './readRolloutsConfig';

const read = (...instances: JsonObject[]) =>
  readRolloutsConfig(new ConfigReader({ rollouts: { argocd: { instances } } }))
    .argoCd;

describe('argoCdSettings', () => {
  it('keeps credentials out of what is known of an Argo CD everywhere', () => {
    const { instances, inventories } = read({
      cluster: 'hub',
      url: 'https://argocd.test',
      environmentLabel: 'env',
      api: { token: 't0ken' },
    });
    expect(instances).toEqual([
      { cluster: 'hub', url: 'https://argocd.test', destinations: [] },
    ]);
    expect(inventories).toEqual([
      {
        key: 'rollouts.argocd.instances[0]',
        hub: 'hub',
        namespace: 'argocd',
        destinations: [],
        environmentLabel: 'env',
        api: { url: 'https://argocd.test', token: 't0ken' },
        readSecrets: false,
      },
    ]);
  });

  it('lists no clusters of an Argo CD of which nothing says so', () => {
    expect(read({ cluster: 'hub' }).inventories).toEqual([]);
  });

  it('reads Secrets only where that is said by name', () => {
    expect(
      read({
        cluster: 'hub',
        namespace: 'gitops',
        dangerouslyReadClusterSecrets: true,
      }).inventories,
    ).toMatchObject([{ namespace: 'gitops', readSecrets: true }]);
  });

  it.each([
    ['no address', { api: { token: 't' } }, 'api.url is missing'],
    [
      'plain http over the network',
      { url: 'http://argocd.test', api: { token: 't' } },
      'api.url must begin with https://',
    ],
    [
      'no token',
      { url: 'https://argocd.test', api: {} },
      'api.token is missing',
    ],
    [
      'two tokens',
      { url: 'https://argocd.test', api: { token: 't', tokenFile: '/t' } },
      'api.tokenFile cannot stand beside token',
    ],
  ])('refuses at start %s', (_, change, sentence) => {
    expect(() => read({ cluster: 'hub', ...change })).toThrow(
      `rollouts.argocd.instances[0].${sentence}`,
    );
  });
});
