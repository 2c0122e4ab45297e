import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f26 = faultRow({
  id: 'F26',
  fault: 'deleted and created anew under the same name, while nobody looked',
  async run(stage) {
    const cluster = await stage.cluster('replaced');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until(
      'live',
      () => watched.isLive() && watched.knows('web'),
      20 * SECOND,
    );
    const uid = () =>
      watched.facts.argoRollouts.rollouts.get('default/web')?.uid;
    const before = uid();
    const since = () => watched.facts.argoRollouts.watchedSince('default/web');
    const sinceBefore = since();
    const lift = cluster.faults.refuse(500);
    cluster.faults.cutWatches();
    rollouts.remove('web');
    rollouts.create('web');
    cluster.faults.expireHistory();
    await stage.until('out of contact', () => !watched.isLive(), 20 * SECOND);
    lift();
    await stage.until(
      'another object',
      () => watched.isLive() && uid() !== before && uid() !== undefined,
      MINUTE,
    );
    stage.expect('whose history begins anew', since() > sinceBefore);
  },
});
