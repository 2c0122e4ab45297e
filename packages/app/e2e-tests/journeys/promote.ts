import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import { assertShowsReference } from '../assertShowsReference.ts';
import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-promote';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

export const journeys: readonly Journey[] = [
  {
    name: 'the owner sees what kubectl prints, promotes, and the page follows the controller',
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        owner: `component:default/${ID}`,
        steps: [
          { setWeight: 20 },
          { pause: {} },
          { setWeight: 40 },
          { pause: {} },
          { setWeight: 80 },
          { pause: {} },
        ],
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isPausedAt(1));

      const page = await world.open({ user: USERS.owner, component: ID });
      const loadedAt = await page.loadedAt();
      await page.untilStep(2);
      await assertShowsReference(page, await rollout.reference());

      await (await page.preview(/^Promote to step 3$/)).click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await rollout.waitFor(isPausedAt(3));
      await page.untilStep(4);
      await assertShowsReference(page, await rollout.reference());
      assert.equal(await page.loadedAt(), loadedAt, 'the page was reloaded');

      const onRecord = world.portal.auditEvents.filter(
        ({ text }) =>
          text.includes(`/Rollout/${ID}/`) &&
          text.includes(USERS.owner.entityRef),
      );
      assert.deepEqual(
        onRecord.map(({ status }) => status),
        ['initiated', 'succeeded'],
      );

      // The card on the overview says the same in the same words.
      const why = await page.why.innerText();
      await page.page.getByRole('link', { name: 'Overview' }).click();
      await page.page.getByText(why).waitFor();
    },
  },
];
