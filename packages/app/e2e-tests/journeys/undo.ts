import assert from 'node:assert/strict';

import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { at } from '@rollouts-portal/control-plane/json.ts';
import {
  isFullyPromoted,
  isPausedAt,
} from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { RolloutApi } from '../RolloutApi.ts';
import { stateOf } from '../stateOf.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-undo';
const TWIN = 'e2e-undo-by-kubectl';
const AT_REST = 'e2e-undo-at-rest';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
  { name: AT_REST, owner: 'team-payments' },
];

async function promoted(cluster: ClusterAccess, id: string) {
  const rollout = await TestRollout.apply(cluster, {
    id,
    owner: `component:default/${id}`,
    steps: [{ setWeight: 20 }, { pause: {} }],
  });
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(1));
  await rollout.promote();
  await rollout.waitFor(isFullyPromoted);
  return rollout;
}

export const journeys: readonly Journey[] = [
  {
    name: 'an undo in the portal ends as kubectl’s: to the previous version through all steps, in the middle at once, to a named revision',
    async run(world) {
      const { europe, portal } = world;
      const rollout = await promoted(europe, ID);
      const twin = await promoted(europe, TWIN);
      const page = await world.open({ user: USERS.owner, component: ID });

      // To the previous version.
      await page.previewFromMenu(/^Undo…$/);
      assert.match(
        await page.dialog.innerText(),
        /From revision 2 back to revision 1/,
      );
      await page.confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await twin.undo();
      assert.deepEqual(
        stateOf(await rollout.waitFor(isPausedAt(1))),
        stateOf(await twin.waitFor(isPausedAt(1))),
      );

      // In the middle of that: the stable version is the previous one.
      await page.untilStep(2);
      await page.previewFromMenu(/^Undo…$/);
      assert.match(await page.dialog.innerText(), /no step runs/);
      await page.confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await twin.undo();
      assert.deepEqual(
        stateOf(await rollout.waitFor(isFullyPromoted)),
        stateOf(await twin.waitFor(isFullyPromoted)),
      );

      // To a named revision, which is not the previous one: 1.0.0 is 3 by now, 2.0.0 is 4.
      for (const each of [rollout, twin]) {
        await each.update('3.0.0');
        await each.waitFor(isPausedAt(1));
        await each.promote();
        await each.waitFor(isFullyPromoted);
      }
      await page.previewFromMenu(/^Undo…$/);
      await page.dialog.getByRole('radio', { name: /^revision 3\b/ }).check();
      const confirm = page.dialog.getByRole('button', {
        name: 'Undo to revision 3',
      });
      await confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await twin.undo(3);
      assert.deepEqual(
        stateOf(await rollout.waitFor(isPausedAt(1))),
        stateOf(await twin.waitFor(isPausedAt(1))),
      );
      assert.match(String(stateOf(await rollout.now()).image), /:1\.0\.0$/);

      const onRecord = portal.auditEvents.filter(
        ({ text }) =>
          text.includes(`/Rollout/${ID}/`) && text.includes('"revision":3'),
      );
      assert.deepEqual(
        onRecord.map(({ status }) => status),
        ['initiated', 'succeeded'],
      );
    },
  },
  {
    name: 'an undo is offered for a rollout at rest, whose revisions nobody watches',
    isSlow: true,
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: AT_REST,
        owner: `component:default/${AT_REST}`,
        steps: [],
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isFullyPromoted);
      const api = await RolloutApi.of(world.portal, USERS.owner, AT_REST);
      await until(
        'its ReplicaSets are no longer watched',
        async () => {
          const { body } = await api.detail(USERS.owner);
          return at(body, 'revisionsKnown') === false;
        },
        // Who asks, looks: that keeps them watched for another minute.
        { limit: 200_000, every: 65_000 },
      );

      const page = await world.open({ user: USERS.owner, component: AT_REST });
      await page.previewFromMenu(/^Undo…$/);
      const choice = page.dialog.getByRole('radio');
      assert.equal(await choice.count(), 1);
      await page.confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);
      const { image, revision } = stateOf(
        await rollout.waitFor(
          object => isFullyPromoted(object) && stateOf(object).revision === '3',
        ),
      );
      assert.deepEqual(
        [image, revision],
        ['registry.example.test/web:1.0.0', '3'],
      );
    },
  },
];
