import { portalLink } from './portalLink';

const resource = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { namespace: 'shop', name: 'web', uid: 'u1' },
};

const linkFor = (
  settings: unknown,
  destination: { server?: string; name?: string } = {},
) =>
  portalLink(settings, {
    resource,
    application: { metadata: { name: 'shop' }, spec: { destination } },
  });

const ROLLOUTS_URL = 'https://portal.example.com/rollouts/';

it('is none where the operator names no portal', () => {
  expect(linkFor(undefined)).toBeUndefined();
  expect(linkFor({})).toBeUndefined();
  expect(linkFor({ ROLLOUTS_URL: '' })).toBeUndefined();
});

it('leads to the rollout where the cluster’s name in the portal is known, by its name or its address', () => {
  const settings = {
    ROLLOUTS_URL,
    CLUSTERS: 'staging=in-cluster, prod/eu=https://10.0.0.1:6443/',
  };
  const href = (cluster: string) =>
    `https://portal.example.com/rollouts/${cluster}/argoproj.io/Rollout/shop/web`;
  expect(linkFor(settings, { name: 'in-cluster' })).toEqual({
    to: 'rollout',
    href: href('staging'),
  });
  expect(linkFor(settings, { server: 'https://10.0.0.1:6443' })).toEqual({
    to: 'rollout',
    href: href('prod%2Feu'),
  });
});

it('searches by name rather than guessing which cluster it is', () => {
  expect(linkFor({ ROLLOUTS_URL }, { name: 'in-cluster' })).toEqual({
    to: 'search',
    href: `${ROLLOUTS_URL}?q=web`,
  });
});

it.each([
  // eslint-disable-next-line no-script-url -- that it is one is the point
  'javascript:alert(1)',
  'data:text/html,hello',
  '//portal.example.com',
  'portal.example.com/rollouts',
  'https://someone:secret@portal.example.com',
])('is none, and says so, for %s', address => {
  expect(linkFor({ ROLLOUTS_URL: address })).toEqual({
    to: 'nowhere',
    because: expect.stringContaining('ROLLOUTS_URL'),
  });
});

it('is none for settings that are no texts', () => {
  expect(linkFor({ ROLLOUTS_URL: 7 })).toMatchObject({ to: 'nowhere' });
});
