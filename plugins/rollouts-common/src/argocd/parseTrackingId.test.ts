import { parseTrackingId } from './parseTrackingId';

const own = { group: 'argoproj.io', kind: 'Rollout' };

it('reads the app and the object', () => {
  expect(parseTrackingId('web:argoproj.io/Rollout:shop/checkout')).toEqual({
    app: 'web',
    ...own,
    namespace: 'shop',
    name: 'checkout',
  });
});

it('knows the namespace of an app outside of the one of Argo CD', () => {
  expect(parseTrackingId('team-a_web:argoproj.io/Rollout:shop/web')).toEqual({
    app: 'web',
    appNamespace: 'team-a',
    ...own,
    namespace: 'shop',
    name: 'web',
  });
});

it('reads one of a core kind, which has no group', () => {
  expect(parseTrackingId('web:/Pod:shop/web-0')).toMatchObject({
    group: '',
    kind: 'Pod',
  });
});

it.each([
  '',
  'web',
  'web:argoproj.io/Rollout',
  ':argoproj.io/Rollout:shop/web',
  'web:Rollout:shop/web',
  'web:argoproj.io/Rollout:web',
  'web:argoproj.io/Rollout:shop/web:more',
  'web:argoproj.io/v1/Rollout:shop/web',
])('does not take %j for one', text => {
  expect(parseTrackingId(text)).toBeUndefined();
});
