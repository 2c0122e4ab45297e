import assert from 'node:assert/strict';

import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { at, textAt } from '@rollouts-portal/control-plane/json.ts';
import type { KubernetesObject } from '@rollouts-portal/control-plane/KubernetesObject.ts';
import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { stateOf } from '../stateOf.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-pause';
const TWIN = 'e2e-pause-by-kubectl';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

const isPausedByHand = (rollout: KubernetesObject | undefined) =>
  textAt(rollout, 'status', 'message') === 'manually paused';

/** At the pause of the steps, and no longer paused by hand. */
const isAtItsPause = (rollout: KubernetesObject | undefined) =>
  isPausedAt(1)(rollout) &&
  at(rollout, 'spec', 'paused') === false &&
  textAt(rollout, 'status', 'message') === 'CanaryPauseStep';

async function pausedAtStep2(cluster: ClusterAccess, id: string) {
  const rollout = await TestRollout.apply(cluster, {
    id,
    owner: `component:default/${id}`,
    steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 60 }, { pause: {} }],
  });
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(1));
  return rollout;
}

export const journeys: readonly Journey[] = [
  {
    name: 'pause and resume in the portal end as kubectl’s, and a resume passes no step',
    async run(world) {
      const { europe } = world;
      const rollout = await pausedAtStep2(europe, ID);
      const twin = await pausedAtStep2(europe, TWIN);

      const page = await world.open({ user: USERS.owner, component: ID });
      await page.untilStep(2);
      await (await page.previewFromMenu(/^Pause…$/)).click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await twin.pause();
      assert.deepEqual(
        stateOf(await rollout.waitFor(isPausedByHand)),
        stateOf(await twin.waitFor(isPausedByHand)),
      );
      await page.page.getByText('Paused by hand: nothing moves').waitFor();

      await (await page.preview(/^Resume$/)).click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      // kubectl has no resume, and its promote would end the pause of the step as well.
      await twin.patch({ spec: { paused: false } });
      assert.deepEqual(
        stateOf(await rollout.waitFor(isAtItsPause)),
        stateOf(await twin.waitFor(isAtItsPause)),
      );
      await page.action(/^Promote to step 3$/).waitFor();
      assert.equal(await page.currentStep(), 2);
    },
  },
];
