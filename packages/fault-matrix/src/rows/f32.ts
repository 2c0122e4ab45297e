import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f32 = faultRow({
  id: 'F32',
  fault: 'clocks that jump, and one that is two hours off',
  async run(stage) {
    const cluster = await stage.cluster('skewed', {
      clock: {
        ...stage.time.clock,
        now: () => new Date(stage.time.clock.now().getTime() + 120 * MINUTE),
      },
    });
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
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
  },
});
