import { accessUnder } from '../permissions/accessUnder';
import type { RolloutCondition } from '../permissions/RolloutCondition';
import { FakeApplications } from '../testing/FakeApplications';
import { FakeCluster } from '../testing/FakeCluster';
import { applicationOf } from '../testing/applicationOf';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';

const WEB = 'europe/argoproj.io/Rollout/payments/web';
const PAYROLL = 'europe/argoproj.io/Rollout/secret/payroll';

async function detailOf(id: string, entity?: Record<string, string>) {
  const applications = new FakeApplications();
  const europe = new FakeCluster('europe', undefined, applications);
  europe.put(pausedCanary());
  europe.put(
    pausedCanary({ namespace: 'secret', name: 'payroll', uid: 'uid-2' }),
  );
  applications.put(
    applicationOf([
      { namespace: 'secret', name: 'payroll' },
      { namespace: 'payments', name: 'web' },
    ]),
  );
  applications.put(
    applicationOf([], {
      name: 'neighbour',
      destination: { name: 'in-cluster', namespace: 'payments' },
    }),
  );
  const { fleet, views } = fleetOf([europe]);
  const rollout = fleet.get(id);
  return (
    rollout &&
    views.detail(
      rollout,
      {
        canReadSome: true,
        canRead: ({ namespace }) => namespace === 'payments',
        canUse: () => false,
      },
      entity && {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'payments', annotations: entity },
      },
    )
  );
}

it('shows the app of a rollout, and no name of another rollout that the app deploys, too', async () => {
  const detail = await detailOf(WEB);
  expect(detail?.argoCd).toMatchObject({ app: 'shop', relation: 'listed' });
  expect(detail?.argoCdDetail?.apps).toMatchObject([
    { name: 'shop', operation: { phase: 'Running' } },
  ]);
  expect(JSON.stringify(detail)).not.toMatch(/payroll|secret/);
});

it('shows no app of a rollout that the person may not see', async () => {
  expect(await detailOf(PAYROLL)).toBeUndefined();
});

it('shows the app that the entity names, beside the one that deploys it', async () => {
  const detail = await detailOf(WEB, { 'argocd/app-name': 'neighbour' });
  expect(
    detail?.argoCdDetail?.apps.map(({ name, relation }) => [name, relation]),
  ).toEqual([
    ['shop', 'listed'],
    ['neighbour', 'entity'],
  ]);
});

it('names the cluster in which the app stands only to who knows of it', async () => {
  const applications = new FakeApplications();
  const hub = new FakeCluster('hub', undefined, applications);
  const europe = new FakeCluster(
    'europe',
    undefined,
    new FakeApplications('https://europe.example.test'),
  );
  europe.putNamespace('payments');
  europe.put(pausedCanary());
  applications.put(
    applicationOf([{ namespace: 'payments', name: 'web' }], {
      destination: {
        server: 'https://europe.example.test',
        namespace: 'payments',
      },
    }),
  );
  const { fleet, views } = fleetOf([hub, europe]);
  const rollout = fleet.get(WEB);
  const clustersTold = async (...values: string[]) => {
    const readable: RolloutCondition = { field: 'cluster', values };
    const access = accessUnder({ readable, usable: () => readable });
    const detail = rollout && (await views.detail(rollout, access));
    return detail?.argoCdDetail?.apps.map(({ name, cluster }) => [
      name,
      cluster,
    ]);
  };
  expect(await clustersTold('europe', 'hub')).toEqual([['shop', 'hub']]);
  expect(await clustersTold('europe')).toEqual([['shop', undefined]]);
});
