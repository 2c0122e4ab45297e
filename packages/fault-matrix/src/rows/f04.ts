import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f04 = faultRow({
  id: 'F04',
  fault: 'a connection that stays open and carries nothing',
  async run(stage) {
    const bystander = await stage.bystander();
    const cluster = await stage.cluster('frozen');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web', 'gone');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const { lists } = rollouts;
    const lift = cluster.faults.silence();
    rollouts.changeImage('web', 'web:2');
    rollouts.remove('gone');
    await stage.until(
      'noticed by a ping',
      () => watched.state() === 'reconnecting: cluster-timeout',
      45 * SECOND,
    );
    stage.expect('what was known is kept', watched.knows('gone'));
    bystander.stays();
    lift();
    await stage.until(
      'live and current by itself',
      () =>
        watched.isLive() &&
        watched.image('web') === 'web:2' &&
        !watched.knows('gone'),
      60 * SECOND,
    );
    stage.expect('without another list', rollouts.lists === lists);
  },
});
