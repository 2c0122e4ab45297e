import { ConvergenceStage } from '../convergence/ConvergenceStage.ts';
import { compactedHistory } from '../convergence/faults/compactedHistory.ts';
import type { Fault } from '../convergence/faults/Fault.ts';
import { frozenServer } from '../convergence/faults/frozenServer.ts';
import { killedServer } from '../convergence/faults/killedServer.ts';
import { manyRollouts } from '../convergence/faults/manyRollouts.ts';
import { removedDefinition } from '../convergence/faults/removedDefinition.ts';
import { revokedToken } from '../convergence/faults/revokedToken.ts';
import { takenRights } from '../convergence/faults/takenRights.ts';
import type { WatchedCluster } from '../convergence/WatchedCluster.ts';
import type { Journey } from '../Journey.ts';
import { TestRollout } from '../TestRollout.ts';
import type { World } from '../World.ts';

const ID = 'e2e-convergence';

// In each cluster one after the other, in both at the same time. Those of the wire alone are left to `npm run soak`.
// What is refused comes first: the more faults before, the longer the portal waits between two tries.
const IN_EUROPE = [takenRights, killedServer, removedDefinition];
const IN_ASIA = [revokedToken, compactedHistory, frozenServer, manyRollouts];

export const journeys: readonly Journey[] = [
  {
    name: 'whatever befalls an API server, the fleet ends up equal to kubectl get -A',
    only: {
      world: 'real',
      because: 'what the simulator forgets in a restart is not what etcd does',
    },
    isSlow: true,
    async run(world) {
      for (const cluster of [world.europe, world.asia]) {
        const rollout = await TestRollout.apply(cluster, {
          id: ID,
          steps: [{ setWeight: 50 }, { pause: {} }],
          replicas: 2,
        });
        await rollout.update('2.0.0');
      }
      const stage = await ConvergenceStage.start([world.europe, world.asia]);
      try {
        const [europe, asia] = stage.clusters;
        if (!europe || !asia) throw new Error('a cluster is missing');
        const ends = await Promise.allSettled([
          befall(stage, europe, IN_EUROPE, world),
          befall(stage, asia, IN_ASIA, world),
        ]);
        for (const end of ends) {
          if (end.status === 'rejected') throw end.reason;
        }
      } finally {
        await stage.stop();
      }
    },
  },
];

async function befall(
  stage: ConvergenceStage,
  watched: WatchedCluster,
  faults: readonly Fault[],
  world: World,
): Promise<void> {
  await watched.rollouts.create(20);
  await stage.untilEqual(watched);
  for (const fault of faults) {
    const began = Date.now();
    await fault.bring(stage, watched);
    const took = ((Date.now() - began) / 1000).toFixed(1);
    const { rows, seconds } = await stage.untilEqual(watched);
    world.say(
      `        ${watched.name}: ${
        fault.name
      } (${took} s); all ${rows} rows equal ${seconds.toFixed(1)} s later`,
    );
  }
}
