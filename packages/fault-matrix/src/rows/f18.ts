import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f18 = faultRow({
  id: 'F18',
  fault: 'a kind that is removed while it is watched, and comes back',
  async run(stage) {
    const cluster = await stage.cluster('removed');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const install = cluster.faults.removeKind('rollouts');
    await stage.until(
      'absent',
      () => watched.state() === 'absent: cluster-absent',
      2 * MINUTE,
    );
    stage.expect('and nothing of it is left', watched.keys().length === 0);
    install();
    rollouts.create('fresh');
    await stage.until(
      'live with what it has now, within a minute of being installed',
      () => watched.isLive() && watched.keys().join() === 'default/fresh',
      MINUTE,
    );
  },
});
