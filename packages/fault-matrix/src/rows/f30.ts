import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { faultRow } from '../stage/faultRow';
import { MINUTE } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f30 = faultRow({
  id: 'F30',
  fault: 'fifty clusters that restart at once',
  isHeavy: true,
  async run(stage) {
    const clusters = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        stage.cluster(`c${n}`, { certificate }),
      ),
    );
    const rollouts = clusters.map(cluster => new StoredRollouts(cluster));
    rollouts.forEach(stored => stored.create('web'));
    const watched = clusters.map(cluster => stage.watchSimulated(cluster));
    await stage.until(
      'all live',
      () => watched.every(one => one.isLive()),
      5 * MINUTE,
    );
    const lists = () => rollouts.reduce((sum, stored) => sum + stored.lists, 0);
    const before = lists();
    for (const { faults } of clusters) faults.cutWatches({ abruptly: true });
    rollouts.forEach(stored => stored.changeImage('web', 'web:2'));
    await stage.until(
      'all live and current again',
      () => watched.every(one => one.isLive() && one.image('web') === 'web:2'),
      5 * MINUTE,
    );
    stage.expect('without a single list', lists() === before);
  },
});

// One for all: a key for each would cost more than the row itself.
const certificate = selfSignedCertificate();
