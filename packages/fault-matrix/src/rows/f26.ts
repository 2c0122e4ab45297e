import { whatChanged } from '@rollouts-portal/plugin-rollouts-common';

import { faultRow } from '../stage/faultRow';
import { Fleet, hasMovedAway } from '../stage/insides';
import { OpenDetail } from '../stage/OpenDetail';
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
    const facts = () => watched.facts.argoRollouts.rollouts.get('default/web');
    const uid = () => facts()?.uid;
    const before = uid();
    if (before === undefined) throw new Error('an object has a uid');
    const open = await OpenDetail.of(new Fleet([watched.facts]));
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
    stage.expect(
      'taken as one that went and one that came, whose history begins anew',
      since() > sinceBefore,
    );
    const [shown, ...more] = await open.told();
    stage.expect(
      'a page that was open shows the other one',
      shown?.uid === uid() && more.length === 0,
    );
    stage.expect(
      'and takes what somebody was about to do as overtaken',
      shown !== undefined && hasMovedAway({ uid: before }, shown),
    );
    stage.expect(
      'who does it all the same is told that it was replaced',
      whatChanged({ uid: before }, facts())
        .map(({ code }) => code)
        .join() === 'changed-recreated',
    );
  },
});
