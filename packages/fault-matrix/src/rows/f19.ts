import { faultRow } from '../stage/faultRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f19 = faultRow({
  id: 'F19',
  fault: 'a kind that is served in another version from one moment to the next',
  async run(stage) {
    const cluster = await stage.cluster('upgraded');
    const rollouts = new StoredRollouts(cluster);
    rollouts.createMany(30);
    const watched = stage.watchSimulated(cluster);
    const version = () => watched.status('Rollout')?.version;
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    stage.expect('in the one that it serves', version() === 'v1alpha1');
    let fewest = watched.keys().length;
    watched.facts.subscribe(() => {
      fewest = Math.min(fewest, watched.keys().length);
    });
    cluster.faults.serveAs('rollouts', 'v1beta1');
    rollouts.create('web');
    await stage.until(
      'live in the new one, without a restart',
      () => watched.isLive() && version() === 'v1beta1' && watched.knows('web'),
      MINUTE,
    );
    stage.expect('and no row was lost on the way', fewest === 30);
    rollouts.changeImage('web', 'web:2');
    await stage.until(
      'it goes on',
      () => watched.image('web') === 'web:2',
      20 * SECOND,
    );
  },
});
