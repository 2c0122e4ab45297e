import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import { assertDeniedOnRecord } from '../assertDeniedOnRecord.ts';
import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { RolloutApi } from '../RolloutApi.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';
import { whatActionsChange } from '../whatActionsChange.ts';

const ID = 'e2e-mapped-viewer';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

export const journeys: readonly Journey[] = [
  {
    name: 'a viewer is told why they may not promote, and the request by hand is refused and on record',
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        steps: [{ setWeight: 20 }, { pause: {} }],
      });
      await rollout.update('2.0.0');
      const before = await rollout.waitFor(isPausedAt(1));

      const page = await world.open({ user: USERS.viewer, component: ID });
      await page.untilStep(2);
      const promote = page.action(/^Promote(?! fully)/);
      assert.match(await page.hindrance(promote), /rollouts\.promote/);
      await promote.click({ force: true });
      assert.equal(await page.dialog.count(), 0);

      const api = await RolloutApi.of(world.portal, USERS.viewer, ID);
      const preview = await api.preview(USERS.viewer, 'promote');
      assert.equal(preview.status, 200);
      const answer = await api.act(USERS.viewer, 'promote', preview);
      assertDeniedOnRecord(world.portal, {
        answer,
        user: USERS.viewer,
        rolloutId: api.id,
      });

      assert.deepEqual(
        whatActionsChange(await rollout.now()),
        whatActionsChange(before),
        'the rollout was touched',
      );

      // The owner of the same rollout, by the operator's mapping of the namespace, may.
      const owners = await world.open({ user: USERS.owner, component: ID });
      assert.equal(
        await owners.action(/^Promote(?! fully)/).getAttribute('aria-disabled'),
        null,
      );
    },
  },
];
