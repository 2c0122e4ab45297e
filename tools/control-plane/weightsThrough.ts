import {
  hasAvailable,
  isAborted,
  isFullyPromoted,
  isPausedAt,
} from './rolloutStates.ts';
import type { RouterName } from './routers.ts';
import type { Scenario } from './Scenario.ts';

/** A canary whose weights a router is told, for a router that is recorded for nothing else. */
export function weightsThrough(name: string, router: RouterName): Scenario {
  return {
    exercised: `Canary through ${name}: two weights, an abort, a full promotion.`,
    strategy: `canary, 4 replicas, ${name}, abortScaleDownDelaySeconds 3; steps setWeight 30, pause {}, setWeight 70, pause {}.`,
    routers: [router],

    async prepare(stage) {
      await stage.applyManifests('first version');
      await stage.waitForRollout(isFullyPromoted);
      await stage.setImage('registry.example.test/web:2.0.0');
      await stage.waitForRollout(isPausedAt(1));
      await stage.checkpoint('30 % go to the second version');
    },

    async play(stage) {
      await stage.argoRollouts('promote');
      await stage.waitForRollout(isPausedAt(3));
      await stage.checkpoint('70 % go to the second version');
      await stage.argoRollouts('abort');
      await stage.waitForRollout(isAborted);
      await stage.checkpoint('aborted, the second version still has pods');
      await stage.waitForRollout(hasAvailable(4, 0));
      await stage.checkpoint('aborted, all is back');
      await stage.argoRollouts('promote', '--full');
      await stage.waitForRollout(isFullyPromoted);
      await stage.checkpoint('fully promoted');
    },
  };
}
