import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { Fleet, type FleetChange } from './Fleet';

describe('Fleet', () => {
  it('tells of a cluster that came later, and of its changes, until nobody listens', () => {
    const fleet = new Fleet([]);
    const changes: FleetChange[] = [];
    const stop = fleet.subscribe(change => changes.push(change));
    const eu = new FakeCluster('eu');
    fleet.add(eu);
    eu.put(pausedCanary());
    expect(changes).toEqual([
      { what: 'cluster', cluster: 'eu' },
      { what: 'rollout', id: 'eu/argoproj.io/Rollout/payments/web' },
    ]);
    stop();
    expect(eu.listeners).toBe(0);
  });

  it('says of the second of two names that they are one cluster, where it can be known', () => {
    const [eu, again, unread, us] = ['eu', 'again', 'unread', 'us'].map(
      name => new FakeCluster(name),
    );
    if (!eu || !again || !unread || !us) throw new Error('four were made');
    eu.putNamespace('kube-system');
    again.putNamespace('kube-system');
    us.namespaces.set('kube-system', {
      name: 'kube-system',
      uid: 'another',
      labels: {},
      annotations: {},
    });
    const told = new Fleet([eu, again, unread, us])
      .clusters()
      .map(({ name, notices }) => [name, notices]);
    expect(told).toEqual([
      ['eu', undefined],
      ['again', [{ code: 'cluster-twin', params: { cluster: 'eu' } }]],
      ['unread', undefined],
      ['us', undefined],
    ]);
  });

  it('tells which namespace it is whose rows may be others', () => {
    const eu = new FakeCluster('eu');
    const fleet = new Fleet([eu]);
    eu.put(pausedCanary());
    const changes: FleetChange[] = [];
    fleet.subscribe(change => changes.push(change));
    let told = 0;
    fleet.watch('eu/argoproj.io/Rollout/payments/web', () => {
      told += 1;
    });
    eu.putNamespace('payments');
    eu.putNamespace('other');
    expect(changes).toEqual([
      { what: 'namespace', cluster: 'eu', namespace: 'payments' },
      { what: 'namespace', cluster: 'eu', namespace: 'other' },
    ]);
    expect(told).toBe(1);
  });

  it('listens no more to a cluster that was replaced or removed', () => {
    const fleet = new Fleet([]);
    const changes: FleetChange[] = [];
    fleet.subscribe(change => changes.push(change));
    const [first, second] = [new FakeCluster('eu'), new FakeCluster('eu')];
    fleet.add(first);
    fleet.add(second);
    expect([first.listeners, second.listeners]).toEqual([0, 1]);
    fleet.remove('eu');
    expect(second.listeners).toBe(0);
    expect(fleet.clusters()).toEqual([]);
    expect(changes).toHaveLength(3);
  });
});
