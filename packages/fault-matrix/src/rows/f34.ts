import { faultRow } from '../stage/faultRow';
import { Fleet } from '../stage/insides';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f34 = faultRow({
  id: 'F34',
  fault: 'a cluster that gets another name',
  async run(stage) {
    const cluster = await stage.cluster('old');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web', 'api');
    const before = stage.watchSimulated(cluster);
    const fleet = new Fleet([before.facts]);
    const ids = () =>
      fleet
        .select(() => true)
        .map(({ id }) => id)
        .sort()
        .join();
    await stage.until('live', () => before.isLive(), 20 * SECOND);
    let most = 0;
    fleet.subscribe(() => {
      most = Math.max(most, fleet.select(() => true).length);
    });

    // What a change of the configuration comes to: one is removed and another added.
    fleet.remove('old');
    await before.stop();
    stage.expect('nothing is shown under the old name', ids() === '');
    const after = stage.watchSimulated(cluster, { name: 'new' });
    fleet.add(after.facts);
    await stage.until(
      'live under the new one',
      () => after.isLive(),
      20 * SECOND,
    );
    stage.expect(
      'with all its rows',
      ids() ===
        'new/argoproj.io/Rollout/default/api,new/argoproj.io/Rollout/default/web',
    );
    stage.expect('and at no time with one of them twice', most === 2);
    rollouts.changeImage('web', 'web:2');
    await stage.until(
      'and follows',
      () => after.image('web') === 'web:2',
      20 * SECOND,
    );
    stage.expect('while the old one does not', before.image('web') === 'web:1');

    // Who adds the new name and forgets to remove the old one.
    const both = new Fleet([
      after.facts,
      stage.watchSimulated(cluster, { name: 'forgotten' }).facts,
    ]);
    const notices = () =>
      both
        .clusters()
        .map(({ notices: [notice] = [] }) => notice?.params.cluster);
    await stage.until(
      'two names for one cluster are known by its kube-system',
      () => notices().join() === ',new',
      20 * SECOND,
    );
  },
});
