import { ClusterPlaces } from './ClusterPlaces';
import { destinationCluster } from './destinationCluster';

const places = new ClusterPlaces();
places.set('europe', 'https://eu.example.test:6443');
places.set('asia', 'https://ASIA.example.test:443/');
places.set('one', 'https://proxy.example.test');
places.set('two', 'https://proxy.example.test/');
places.set('unread', undefined);

const of = (destination: { server?: string; name?: string }) =>
  destinationCluster({ destination }, 'hub', places);

it.each([
  ['its own cluster by name', { name: 'in-cluster' }, 'hub'],
  [
    'its own cluster by server',
    { server: 'https://kubernetes.default.svc/' },
    'hub',
  ],
  ['another one by name', { name: 'europe' }, 'europe'],
  ['one whose address is not known yet', { name: 'unread' }, 'unread'],
  ['one by server', { server: 'https://eu.example.test:6443/' }, 'europe'],
  [
    'one by a server that is spelt otherwise',
    { server: 'https://asia.example.test' },
    'asia',
  ],
])('finds %s', (_, destination, cluster) => {
  expect(of(destination)).toBe(cluster);
});

it.each([
  ['a name that is not ours', { name: 'production' }],
  ['a server that is not ours', { server: 'https://eu.example.test' }],
  [
    'a server behind which there are several',
    { server: 'https://proxy.example.test' },
  ],
  ['nothing', {}],
])('does not choose for %s', (_, destination) => {
  expect(of(destination)).toBeUndefined();
});

it('takes the word of the operator for what Argo CD calls otherwise', () => {
  const instance = {
    cluster: 'hub',
    destinations: [
      { destination: 'production', cluster: 'europe' },
      { destination: 'https://proxy.example.test/', cluster: 'two' },
    ],
  };
  const named = (destination: object) =>
    destinationCluster({ destination }, 'hub', places, instance);
  expect(named({ name: 'production' })).toBe('europe');
  expect(named({ server: 'https://proxy.example.test' })).toBe('two');
});

it('forgets an address that a cluster no longer has', () => {
  const moving = new ClusterPlaces();
  expect(moving.set('a', 'https://one.example.test')).toBe(true);
  expect(moving.set('a', 'https://one.example.test/')).toBe(false);
  expect(moving.set('a', 'https://two.example.test')).toBe(true);
  expect(moving.at('https://one.example.test')).toBeUndefined();
  expect(moving.at('https://two.example.test')).toBe('a');
  moving.remove('a');
  expect(moving.at('https://two.example.test')).toBeUndefined();
});
