import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f18 = faultRow({
  id: 'F18',
  fault: 'a kind that is removed while it is watched',
  async run(stage) {
    const cluster = await stage.cluster('removed');
    new StoredRollouts(cluster).create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    cluster.faults.refuse(404, {
      matching: ({ path }) => path.endsWith('/rollouts'),
    });
    cluster.faults.cutWatches();
    await stage.until(
      'absent',
      () => watched.state() === 'absent: cluster-absent',
      2 * MINUTE,
    );
    stage.expect('and nothing of it is left', watched.keys().length === 0);
  },
});
