import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f16 = faultRow({
  id: 'F16',
  fault: 'a right that is withdrawn while it watches',
  async run(stage) {
    const cluster = await stage.cluster('withdrawn');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const lift = cluster.faults.refuse(403);
    cluster.faults.cutWatches();
    await stage.until(
      'told as denied',
      () => watched.state() === 'denied: cluster-denied',
      2 * MINUTE,
    );
    stage.expect(
      'what was read while it was allowed stays for a moment',
      watched.knows('web'),
    );
    await stage.until(
      'but not for long',
      () => !watched.knows('web'),
      2 * MINUTE,
    );
    lift();
    await stage.until(
      'live and whole when it is granted again',
      () => watched.isLive() && watched.knows('web'),
      5 * MINUTE,
    );
  },
});
