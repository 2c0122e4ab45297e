import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { entityMatcher } from './entityMatcher';
import { Fleet } from './Fleet';

function entity(annotations?: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payments-api', annotations },
  };
}

describe('entityMatcher', () => {
  const eu = new FakeCluster('prod-eu');
  const us = new FakeCluster('prod-us');
  eu.put(pausedCanary());
  eu.put(pausedCanary({ namespace: 'shop', name: 'web' }));
  us.put(
    pausedCanary({
      labels: { app: 'web', 'backstage.io/kubernetes-id': 'other' },
    }),
  );
  const fleet = new Fleet([eu, us]);
  const shown = (annotations?: Record<string, string>) =>
    fleet.select(entityMatcher(entity(annotations))).map(({ id }) => id);

  it('shows what carries the entity’s kubernetes-id, in every cluster and namespace', () => {
    expect(shown({ 'backstage.io/kubernetes-id': 'payments-api' })).toEqual([
      'prod-eu/argoproj.io/Rollout/payments/web',
      'prod-eu/argoproj.io/Rollout/shop/web',
    ]);
  });

  it('shows nothing for an entity without annotations, even when the name fits', () => {
    expect(shown()).toEqual([]);
  });

  it('keeps to the namespace and the cluster that the entity names', () => {
    const id = { 'backstage.io/kubernetes-id': 'payments-api' };
    expect(
      shown({ ...id, 'backstage.io/kubernetes-namespace': 'shop' }),
    ).toEqual(['prod-eu/argoproj.io/Rollout/shop/web']);
    expect(
      shown({ ...id, 'backstage.io/kubernetes-cluster': 'prod-us' }),
    ).toEqual([]);
  });

  it('lets a label selector take precedence over the id, as the Kubernetes plugin does', () => {
    expect(
      shown({
        'backstage.io/kubernetes-id': 'payments-api',
        'backstage.io/kubernetes-label-selector': 'app=web',
      }),
    ).toEqual(['prod-us/argoproj.io/Rollout/payments/web']);
  });
});
