import { faultRow } from '../stage/faultRow';
import { MINUTE } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f10 = faultRow({
  id: 'F10',
  fault: 'history that is gone: for a watch, and on the seventh page of a list',
  async run(stage) {
    const cluster = await stage.cluster('forgetful');
    const rollouts = new StoredRollouts(cluster);
    rollouts.createMany(3_200);
    // Who streams its lists has no pages; that fault is in the tests of the reflector.
    cluster.faults.refuseStreamedLists();
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 2 * MINUTE);
    let pages = 0;
    const lift = cluster.faults.delay(0, {
      matching: ({ path, query }) => {
        if (!path.endsWith('/rollouts') || query.has('watch')) return false;
        pages += 1;
        if (pages === 7) {
          rollouts.remove('many-1');
          cluster.faults.expireHistory();
        }
        return false;
      },
    });
    cluster.faults.cutWatches();
    rollouts.remove('many-0');
    cluster.faults.expireHistory();
    await stage.until(
      'current, without ghosts',
      () =>
        watched.isLive() &&
        !watched.knows('many-0') &&
        !watched.knows('many-1') &&
        watched.keys().length === 3_198,
      3 * MINUTE,
    );
    lift();
    stage.expect('the pages before were thrown away', pages === 14);
  },
});
