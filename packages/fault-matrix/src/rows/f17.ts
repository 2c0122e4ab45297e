import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f17 = faultRow({
  id: 'F17',
  fault: 'a kind that is not installed, and then is',
  async run(stage) {
    const cluster = await stage.cluster('empty');
    new StoredRollouts(cluster).create('web');
    const lift = cluster.faults.refuse(404, {
      matching: ({ path }) => path.endsWith('/rollouts'),
    });
    const watched = stage.watchSimulated(cluster);
    await stage.until(
      'absent, which is no error',
      () => watched.state() === 'absent: cluster-absent',
      20 * SECOND,
    );
    await stage.pass(2 * MINUTE);
    lift();
    await stage.until(
      'live within a minute of being installed',
      () => watched.isLive() && watched.knows('web'),
      MINUTE,
    );
  },
});
