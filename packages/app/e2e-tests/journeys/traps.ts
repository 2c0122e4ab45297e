import assert from 'node:assert/strict';

import { at, textAt } from '@rollouts-portal/control-plane/json.ts';
import {
  isAborted,
  isFullyPromoted,
  isPausedAt,
} from '@rollouts-portal/control-plane/rolloutStates.ts';

import { assertRefusedOrAsPreviewed } from '../assertRefusedOrAsPreviewed.ts';
import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { RolloutApi } from '../RolloutApi.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const PAUSED_TWICE = 'e2e-paused-twice';
const ABORTED = 'e2e-aborted';
const NEW_IMAGE = 'e2e-new-image';
const RIGHT_AFTER = 'e2e-right-after';

export const components: readonly TestComponent[] = [
  { name: PAUSED_TWICE, owner: 'team-payments' },
  { name: ABORTED, owner: 'team-payments' },
  { name: NEW_IMAGE, owner: 'team-payments' },
  { name: RIGHT_AFTER, owner: 'team-payments' },
];

async function pausedAtFirstStep(
  world: World,
  id: string,
): Promise<TestRollout> {
  // In staging, where owners may promote fully.
  const rollout = await TestRollout.apply(world.asia, {
    id,
    owner: `component:default/${id}`,
    steps: [
      { setWeight: 20 },
      { pause: {} },
      { setWeight: 60 },
      { pause: {} },
      { setWeight: 80 },
      { pause: {} },
    ],
  });
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(1));
  return rollout;
}

export const journeys: readonly Journey[] = [
  {
    name: 'promote on a rollout that is paused by hand at a pause step is refused or does what was previewed',
    async run(world) {
      const rollout = await pausedAtFirstStep(world, PAUSED_TWICE);
      await rollout.patch({ spec: { paused: true } });
      await rollout.waitFor(
        object =>
          textAt(object, 'status', 'observedGeneration') ===
          String(at(object, 'metadata', 'generation')),
      );
      await assertRefusedOrAsPreviewed(world, rollout, {
        component: PAUSED_TWICE,
        verb: 'promote',
        isSeen: ({ preview }) => at(preview, 'precondition', 'paused') === true,
      });
    },
  },
  {
    name: 'promote on an aborted rollout is refused or does what was previewed',
    async run(world) {
      const rollout = await pausedAtFirstStep(world, ABORTED);
      await rollout.abort();
      await rollout.waitFor(isAborted);
      await assertRefusedOrAsPreviewed(world, rollout, {
        component: ABORTED,
        verb: 'promote',
        isSeen: ({ detail }) =>
          at(detail, 'aborted') === true && at(detail, 'phase') === 'Degraded',
      });
    },
  },
  {
    name: 'promote full that was previewed before a new image does not promote the new image',
    async run(world) {
      const rollout = await pausedAtFirstStep(world, NEW_IMAGE);
      const api = await RolloutApi.of(world.portal, USERS.owner, NEW_IMAGE);
      const page = await world.open({
        user: USERS.owner,
        component: NEW_IMAGE,
      });
      const confirm = await page.preview(/^Promote fully…$/);
      const preview = await api.preview(USERS.owner, 'promote-full');
      const hold = await page.holdActions();
      await confirm.click();
      await hold.held;

      // Both requests reach the API server right after the image, before the controller has settled.
      await rollout.update('3.0.0');
      hold.release();
      const answer = await api.act(USERS.owner, 'promote-full', preview);

      assert.equal(at(answer.body, 'result'), 'rejected');
      assert.match(await page.outcome(), /^State changed\b/);
      const paused = await rollout.waitFor(isPausedAt(1));
      assert.notEqual(
        at(paused, 'status', 'stableRS'),
        at(paused, 'status', 'currentPodHash'),
        'version 3 was fully promoted',
      );
    },
  },
  {
    name: 'promote full right after a new image is refused, or promotes that image as previewed',
    async run(world) {
      const rollout = await pausedAtFirstStep(world, RIGHT_AFTER);
      const api = await RolloutApi.of(world.portal, USERS.owner, RIGHT_AFTER);
      await rollout.update('3.0.0');
      // No wait: kubectl would read the old hashes here, and promote nothing or the wrong version.
      const preview = await api.preview(USERS.owner, 'promote-full');
      const answer = await api.act(USERS.owner, 'promote-full', preview);
      const result = at(answer.body, 'result');

      if (result === 'applied') {
        const promoted = await rollout.waitFor(isFullyPromoted);
        assert.equal(
          at(promoted, 'spec', 'template', 'spec', 'containers', 0, 'image'),
          'registry.example.test/web:3.0.0',
        );
      } else {
        assert.equal(result, 'rejected', JSON.stringify(answer.body));
        const paused = await rollout.waitFor(isPausedAt(1));
        assert.notEqual(
          at(paused, 'status', 'stableRS'),
          at(paused, 'status', 'currentPodHash'),
          'refused, and promoted all the same',
        );
      }
      world.say(`        ${String(result)}`);
    },
  },
];
