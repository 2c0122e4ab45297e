import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f22 = faultRow({
  id: 'F22',
  fault: 'a sign-in page with status 200',
  async run(stage) {
    const cluster = await stage.cluster('hidden');
    new StoredRollouts(cluster).create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const lift = cluster.faults.garbage();
    await stage.until(
      'told as no API server',
      () => watched.state() === 'reconnecting: cluster-not-kubernetes',
      MINUTE,
    );
    stage.expect('and not taken for an empty list', watched.knows('web'));
    lift();
    await stage.until('live by itself', () => watched.isLive(), MINUTE);
  },
});
