import type { Lift } from '@rollouts-portal/cluster-simulator';
import { FaultyCluster } from './testing/FaultyCluster';

describe('a watched cluster', () => {
  let cluster: FaultyCluster;

  beforeEach(async () => {
    cluster = await FaultyCluster.start();
    for (const name of ['kept', 'changed', 'deleted', 'made-anew']) {
      cluster.create(name);
    }
    await cluster.untilCurrent();
  });
  afterEach(() => cluster.stop());

  /** One of each change that can be missed. */
  function muchHappens() {
    cluster.changeImage('changed');
    cluster.remove('deleted');
    cluster.remove('made-anew');
    cluster.create('made-anew');
    cluster.create('created');
    cluster.createNamespace('new');
  }

  it('is known as it is', async () => {
    muchHappens();
    await cluster.untilCurrent();
    expect(cluster.names()).toEqual([
      'changed',
      'created',
      'kept',
      'made-anew',
    ]);
  });

  it.each([false, true])(
    'is current again after its watches were cut (abruptly: %s), without another list',
    async abruptly => {
      const lists = cluster.countLists();
      cluster.faults.cutWatches({ abruptly });
      muchHappens();
      await cluster.untilCurrent();
      expect(lists()).toBe(0);
    },
  );

  it('is listed anew, and current again, when its history is gone', async () => {
    const lists = cluster.countLists();
    cluster.faults.cutWatches();
    muchHappens();
    cluster.faults.expireHistory();
    await cluster.untilCurrent();
    expect(lists()).toBeGreaterThan(0);
  });

  it('is listed from the start when its history goes between two pages', async () => {
    cluster.createMany();
    await cluster.untilCurrent();
    cluster.faults.cutWatches();
    cluster.create('missed');
    cluster.faults.expireHistory();
    cluster.faults.refuseStreamedLists();
    const lists = cluster.countLists();
    cluster.beforePage(3, () => {
      muchHappens();
      cluster.faults.expireHistory();
    });
    await cluster.untilCurrent();
    // The stream, refused, two pages, the second refused, and both again.
    expect(lists()).toBe(5);
    expect(cluster.names()).toHaveLength(505);
  });

  it.each([401, 403, 404, 429, 500] as const)(
    'is current again after it has refused everything with %s for a while',
    async code => {
      const lift = cluster.faults.refuse(code);
      cluster.faults.cutWatches();
      muchHappens();
      await cluster.untilTriedAgain(3);
      expect(cluster.state()).toMatch(/^[a-z-]+: cluster-/);
      lift();
      await cluster.untilCurrent();
    },
  );

  it('is current again after silence, which is noticed by a ping', async () => {
    const lift = cluster.faults.silence();
    muchHappens();
    await cluster.untilSilenceIsNoticed();
    expect(cluster.state()).toBe('reconnecting: cluster-timeout');
    lift();
    await cluster.untilCurrent();
  });

  it('is current again after garbage', async () => {
    const lift = cluster.faults.garbage();
    muchHappens();
    await cluster.untilTriedAgain(3);
    expect(cluster.state()).toBe('reconnecting: cluster-not-kubernetes');
    lift();
    await cluster.untilCurrent();
  });

  it('is current although every answer is delayed', async () => {
    cluster.delayAnswers(5_000);
    cluster.faults.cutWatches();
    muchHappens();
    cluster.faults.expireHistory();
    await cluster.untilCurrent();
    expect(cluster.names()).toContain('created');
  });

  it('is wrong about what an event was lost of until its next event, or the next list', async () => {
    cluster.faults.dropNextEvent('rollouts');
    cluster.changeImage('changed');
    cluster.faults.dropNextEvent('rollouts');
    cluster.remove('deleted');
    cluster.create('marker');
    await cluster.untilKnown('marker');
    // No server does this, and no client can see it.
    expect(cluster.isCurrent()).toBe(false);
    cluster.changeImage('changed');
    cluster.faults.cutWatches();
    cluster.faults.expireHistory();
    await cluster.untilCurrent();
  });

  it('is current after any faults in any order', async () => {
    const { faults } = cluster;
    const lifts: Lift[] = [];
    for (const fault of [
      () => faults.cutWatches({ abruptly: true }),
      () => lifts.push(faults.refuse(500)),
      () => faults.expireHistory(),
      () => lifts.push(faults.garbage()),
      () => faults.dropNextEvent(),
      () => faults.cutWatches(),
    ]) {
      fault();
      cluster.changeImage('changed');
    }
    await cluster.untilTriedAgain(2);
    for (const lift of lifts) lift();
    faults.expireHistory();
    faults.cutWatches({ abruptly: true });
    muchHappens();
    await cluster.untilCurrent();
    expect(cluster.names()).toContain('created');
  });
});
