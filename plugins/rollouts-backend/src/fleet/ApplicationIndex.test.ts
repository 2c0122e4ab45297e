import { FakeApplications } from '../testing/FakeApplications';
import { FakeCluster } from '../testing/FakeCluster';
import { applicationOf } from '../testing/applicationOf';
import { pausedCanary } from '../testing/pausedCanary';
import { Fleet } from './Fleet';

const WEB = 'europe/argoproj.io/Rollout/payments/web';
const EUROPE = 'https://eu.example.test:6443';
const web = { namespace: 'payments', name: 'web' };
const api = { namespace: 'payments', name: 'api' };
const toEurope = { server: `${EUROPE}/`, namespace: 'payments' };

/** A cluster with two Rollouts, and the one from which Argo CD deploys to both. */
function stage({ address = EUROPE }: { address?: string } = {}) {
  const hubApps = new FakeApplications();
  const europeApps = new FakeApplications(address);
  const hub = new FakeCluster('hub', undefined, hubApps);
  const europe = new FakeCluster('europe', undefined, europeApps);
  for (const { name } of [web, api]) {
    europe.put(pausedCanary({ name, uid: `uid-of-${name}` }));
  }
  const fleet = new Fleet([hub, europe]);
  const told: string[] = [];
  fleet.subscribe(change => {
    if (change.what === 'rollout') told.push(change.id);
  });
  const namesOf = (id: string) => {
    const rollout = fleet.get(id);
    return rollout
      ? fleet.applicationsOf(rollout).map(({ facts }) => facts.name)
      : undefined;
  };
  return { fleet, hub, hubApps, europe, europeApps, told, namesOf };
}

describe('ApplicationIndex', () => {
  it('finds the Applications of a hub by the address of the cluster that they deploy to', () => {
    const { hubApps, namesOf } = stage();
    hubApps.put(applicationOf([web], { destination: toEurope }));
    expect(namesOf(WEB)).toEqual(['shop']);
  });

  it('finds those of a cluster with an Argo CD of its own', () => {
    const { europeApps, hubApps, namesOf } = stage();
    europeApps.put(applicationOf([web], { name: 'here' }));
    // The same words in another cluster mean that cluster.
    hubApps.put(applicationOf([web], { name: 'there' }));
    expect(namesOf(WEB)).toEqual(['here']);
  });

  it('tells of the rollouts that an Application lists, and of no others', () => {
    const { hubApps, told } = stage();
    hubApps.put(applicationOf([web], { destination: toEurope }));
    expect(told).toEqual([WEB]);
  });

  it('tells also of those that it no longer lists', () => {
    const { hubApps, told, namesOf } = stage();
    hubApps.put(applicationOf([web], { destination: toEurope }));
    told.length = 0;
    hubApps.put(applicationOf([api], { destination: toEurope }));
    expect(told.sort()).toEqual([WEB.replace('web', 'api'), WEB]);
    expect(namesOf(WEB)).toEqual([]);
  });

  it('tells nothing when Argo CD has only looked again', () => {
    const { hubApps, told } = stage();
    const app = (reconciledAt: string) =>
      applicationOf([web], { destination: toEurope, status: { reconciledAt } });
    hubApps.put(app('2026-11-21T09:00:00Z'));
    told.length = 0;
    hubApps.put(app('2026-11-21T09:03:00Z'));
    expect(told).toEqual([]);
  });

  it('tells nothing of Applications when only a rollout changes, but the rollout', () => {
    const { hubApps, europe, told } = stage();
    hubApps.put(applicationOf([web, api], { destination: toEurope }));
    told.length = 0;
    europe.put(pausedCanary({ uid: 'uid-of-web', labels: { tier: 'front' } }));
    expect(told).toEqual([WEB]);
  });

  it('tells of a rollout that names an app which does not list it yet', () => {
    const { europe, hubApps, told, namesOf } = stage();
    const annotations = {
      'argocd.argoproj.io/tracking-id': 'shop:argoproj.io/Rollout:payments/web',
    };
    europe.put(pausedCanary({ uid: 'uid-of-web', annotations }));
    expect(namesOf(WEB)).toEqual([]);
    told.length = 0;
    hubApps.put(applicationOf([], { destination: toEurope }));
    expect(told).toEqual([WEB]);
    expect(namesOf(WEB)).toEqual(['shop']);
  });

  it('finds them as soon as it is known where a cluster is', () => {
    const { hubApps, europeApps, told, namesOf } = stage({ address: '' });
    hubApps.put(applicationOf([web], { destination: toEurope }));
    expect(namesOf(WEB)).toEqual([]);
    europeApps.server = EUROPE;
    europeApps.becomes('live');
    expect(told).toEqual([WEB]);
    expect(namesOf(WEB)).toEqual(['shop']);
  });

  it('says how current they are, and tells when that changes', () => {
    const { fleet, hubApps, told } = stage();
    hubApps.put(applicationOf([web], { destination: toEurope }));
    told.length = 0;
    hubApps.becomes('reconnecting');
    expect(told).toEqual([WEB]);
    const rollout = fleet.get(WEB);
    expect(rollout && fleet.applicationsOf(rollout)).toMatchObject([
      { cluster: 'hub', freshness: 'reconnecting' },
    ]);
  });

  it('forgets those of a cluster that is gone, and follows it no longer', () => {
    const { fleet, hubApps, told, namesOf } = stage();
    hubApps.put(applicationOf([web], { destination: toEurope }));
    told.length = 0;
    fleet.remove('hub');
    expect(told).toEqual([WEB]);
    expect(namesOf(WEB)).toEqual([]);
    expect(hubApps.listeners).toBe(0);
  });

  it('forgets one that is deleted', () => {
    const { hubApps, namesOf } = stage();
    hubApps.put(applicationOf([web], { destination: toEurope }));
    hubApps.remove('argocd/shop');
    expect(namesOf(WEB)).toEqual([]);
  });
});
