import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f31 = faultRow({
  id: 'F31',
  fault: 'no network for twenty minutes',
  async run(stage) {
    const clusters = await Promise.all(
      ['one', 'two', 'three'].map(name => stage.cluster(name)),
    );
    const rollouts = clusters.map(cluster => new StoredRollouts(cluster));
    rollouts.forEach(stored => stored.create('web'));
    const watched = clusters.map(cluster => stage.watchSimulated(cluster));
    await stage.until(
      'all live',
      () => watched.every(one => one.isLive()),
      30 * SECOND,
    );
    const lifts = clusters.map(({ faults }) => faults.silence());
    await stage.until(
      'all stale after a minute, and what a ping takes',
      () => watched.every(one => one.state().startsWith('stale')),
      70 * SECOND,
    );
    stage.expect(
      'what was known is kept',
      watched.every(one => one.knows('web')),
    );
    await stage.passLong(19 * MINUTE);
    rollouts.forEach(stored => stored.changeImage('web', 'web:2'));
    lifts.forEach(lift => lift());
    await stage.until(
      'all current within a minute',
      () => watched.every(one => one.isLive() && one.image('web') === 'web:2'),
      MINUTE,
    );
  },
});
