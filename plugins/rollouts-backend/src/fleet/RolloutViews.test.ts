import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';

const WEB = 'eu/argoproj.io/Rollout/payments/web';

const ownedBy = (name: string) => ({
  [ENTITY_REF_ANNOTATION]: `component:default/${name}`,
});

function stage() {
  const eu = new FakeCluster('eu', 'production');
  eu.putNamespace('payments', ownedBy('ledger'));
  eu.put(pausedCanary());
  return eu;
}

describe('what an action is decided by', () => {
  it('is asked of the catalog anew', async () => {
    const asked: unknown[] = [];
    const { views } = fleetOf([stage()], async (entityRef, options) => {
      asked.push([entityRef, options?.fresh]);
      return ['group:default/team-payments'];
    });
    expect(await views.resourceNow(WEB)).toMatchObject({
      namespace: 'payments',
      owners: ['component:default/ledger', 'group:default/team-payments'],
      unknown: [],
    });
    expect(asked).toEqual([['component:default/ledger', true]]);
  });

  it('is nobody for certain where it has come to be another’s while that was asked', async () => {
    const eu = stage();
    const { views } = fleetOf([eu], async () => {
      eu.putNamespace('payments', ownedBy('other'));
      return ['group:default/team-payments'];
    });
    expect(await views.resourceNow(WEB)).toMatchObject({
      owners: [],
      unknown: ['owners'],
    });
  });

  it('is nothing where the rollout is gone by then', async () => {
    const eu = stage();
    const { views } = fleetOf([eu], async () => {
      eu.rollouts.clear();
      return [];
    });
    expect(await views.resourceNow(WEB)).toBeUndefined();
  });
});
