import { parseLabelSelector } from './parseLabelSelector';

describe('parseLabelSelector', () => {
  const labels = {
    app: 'web',
    tier: 'front',
    size: '3',
    'app.kubernetes.io/name': 'web',
  };

  it.each([
    'app=web',
    'app == web',
    'app=web,tier=front',
    'app!=db',
    'missing!=anything',
    'tier in (front, back)',
    'tier notin (back)',
    'missing notin (back)',
    'app',
    '!legacy',
    'tier in (front,back),app=web',
    'app.kubernetes.io/name=web',
    'size>2',
    'size < 10',
  ])('%s selects', selector => {
    expect(parseLabelSelector(selector)(labels)).toBe(true);
  });

  it.each([
    'app=db',
    'app=web,tier=back',
    'app!=web',
    'tier in (back)',
    'tier notin (front)',
    'legacy',
    '!app',
    'toString',
    'size>3',
    'app>2',
    'missing<2',
  ])('%s does not', selector => {
    expect(parseLabelSelector(selector)(labels)).toBe(false);
  });

  it.each(['', ' , ', 'a=b=c', 'tier in front', '=web', 'app in (a', 'a b'])(
    'refuses %j',
    selector => {
      expect(() => parseLabelSelector(selector)).toThrow(/requirement/);
    },
  );
});
