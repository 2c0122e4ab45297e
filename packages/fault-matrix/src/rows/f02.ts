import { DeafPort } from '../stage/DeafPort';
import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';
import type { Watched } from '../stage/Watched';

const REFUSED = 20;
const TRIES = 4;

export const f02 = faultRow({
  id: 'F02',
  fault: 'nobody listens, or nothing answers',
  async run(stage) {
    const bystander = await stage.bystander();
    const deaf = new DeafPort();
    stage.onStop(() => deaf.stop());
    await deaf.start();
    const silent = stage.watch(deaf);
    await stage.until(
      'given up after ten seconds, and not when the operating system would',
      () => silent.state() === 'unreachable: cluster-timeout',
      12 * SECOND,
    );

    const cluster = await stage.cluster('down');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const lift = cluster.faults.vanish();
    const refused = Array.from({ length: REFUSED }, (_, n) =>
      stage.watchSimulated(cluster, { name: `down-${n}` }),
    );
    const tries = (watched: Watched) => watched.status('Rollout')?.attempt ?? 0;
    /** When each was first seen to have tried so often. */
    const triedAt = refused.map(() => new Map<number, number>());
    await stage.until(
      'tried again, and again',
      () => {
        const now = stage.time.timing.monotonic();
        refused.forEach((each, n) => {
          const seen = triedAt[n];
          if (!seen?.has(tries(each))) seen?.set(tries(each), now);
        });
        return refused.every(each => tries(each) >= TRIES);
      },
      20 * SECOND,
    );
    stage.expect(
      'told as refusing',
      refused.every(each => each.state() === 'unreachable: cluster-refused'),
    );
    const waits = triedAt.map(
      at => (at.get(TRIES) ?? NaN) - (at.get(TRIES - 1) ?? NaN),
    );
    stage.expect(
      'not all after the same wait, so that they do not come back together',
      Math.max(...waits) - Math.min(...waits) > 0.8 * SECOND,
    );
    await stage.pass(20 * SECOND);
    stage.expect(
      'ever more seldom',
      refused.every(each => tries(each) <= 2 * TRIES),
    );
    bystander.stays();
    lift();
    await stage.until(
      'live by themselves when it is back',
      () => refused.every(each => each.isLive() && each.knows('web')),
      40 * SECOND,
    );
  },
});
