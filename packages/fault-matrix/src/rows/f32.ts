import { faultRow } from '../stage/faultRow';
import { replicaTiming } from '../stage/replicaInsides';
import { replicaRow } from '../stage/replicaRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

const SKEW = 120 * MINUTE;

export const f32 = faultRow({
  id: 'F32',
  fault: 'clocks that jump, and one that is two hours off',
  async run(stage) {
    const cluster = await stage.cluster('skewed', {
      clock: {
        ...stage.time.clock,
        now: () => new Date(stage.time.clock.now().getTime() + SKEW),
      },
    });
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const aheadBy = (time: string) =>
      Date.parse(time) - stage.time.timing.now().getTime();
    const { clockAhead = 0 } = watched.facts.freshness();
    stage.expect(
      'it is known how far off it is',
      Math.abs(clockAhead * SECOND - SKEW) < 5 * SECOND,
    );
    rollouts.create('seen');
    await stage.until('and seen', () => watched.knows('seen'), 20 * SECOND);
    stage.expect(
      'what is seen there is noted by its clock, as what it says itself',
      Math.abs(
        aheadBy(watched.facts.argoRollouts.watchedSince('default/seen')) - SKEW,
      ) <
        10 * SECOND,
    );
    for (const hours of [1, -2]) {
      stage.time.jump(hours * 60 * MINUTE);
      rollouts.changeImage('web', `web:${hours}`);
      await stage.until(
        `current after a jump of ${hours} h`,
        () => watched.image('web') === `web:${hours}`,
        20 * SECOND,
      );
      await stage.pass(10 * SECOND);
      stage.expect('and never called stale for it', watched.isLive());
    }
    const lift = cluster.faults.silence();
    stage.time.jump(-60 * MINUTE);
    await stage.until(
      'what is stale is called so in time, though the clock went back',
      () => watched.state().startsWith('stale'),
      70 * SECOND,
    );
    lift();
  },
});

export const f32OfLeases = replicaRow({
  id: 'F32',
  fault: 'clocks of replicas that jump, while one of them holds a lease',
  async run(stage, replicas) {
    const cluster = await stage.cluster('europe');
    const stored = new StoredRollouts(cluster);
    const { replica: one } = await replicas.replica([cluster]);
    await stage.until(
      'one watches',
      () => one.watching().join() === 'europe',
      MINUTE,
    );
    const { replica: other } = await replicas.replica([cluster]);
    const before = await replicas.epochs();
    for (const hours of [1, -2]) {
      stage.time.jump(hours * 60 * MINUTE);
      await stage.pass(2 * replicaTiming.leaseTtl);
      stage.expect(
        `it holds the lease after a jump of ${hours} h`,
        one.watching().join() === 'europe' && other.held().length === 0,
      );
      stored.create(`web${hours}`);
      await stage.until(
        'and the other is told what it sees',
        () => other.names().includes(`web${hours}`),
        20 * SECOND,
      );
      stage.expect('as current', other.state('europe') === 'live');
    }
    stage.expect(
      'nobody took it meanwhile',
      before.get('europe') !== undefined &&
        (await replicas.epochs()).get('europe') === before.get('europe'),
    );
  },
});
