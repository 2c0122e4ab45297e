import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import { assertDeniedOnRecord } from '../assertDeniedOnRecord.ts';
import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { RolloutApi } from '../RolloutApi.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-claimed';
const IMPOSTOR = 'e2e-impostor';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
  { name: IMPOSTOR, owner: 'team-checkout', kubernetesId: ID },
];

export const journeys: readonly Journey[] = [
  {
    name: 'a component that claims the kubernetes-id of another one shows its rollout as unverified, and its owner may not act',
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        owner: `component:default/${ID}`,
        steps: [{ setWeight: 20 }, { pause: {} }],
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isPausedAt(1));

      const page = await world.open({
        user: USERS.otherOwner,
        component: IMPOSTOR,
      });
      await page.untilStep(2);
      await page.page
        .getByRole('button', { name: 'owner unverified' })
        .waitFor();
      await page.hindrance(page.action(/^Promote(?! fully)/));

      const api = await RolloutApi.of(world.portal, USERS.otherOwner, IMPOSTOR);
      const preview = await api.preview(USERS.otherOwner, 'promote');
      const answer = await api.act(USERS.otherOwner, 'promote', preview);
      assertDeniedOnRecord(world.portal, {
        answer,
        user: USERS.otherOwner,
        rolloutId: api.id,
      });

      const owners = await world.open({ user: USERS.owner, component: ID });
      await owners.untilStep(2);
      assert.equal(
        await owners.page
          .getByRole('button', { name: 'owner unverified' })
          .count(),
        0,
      );
    },
  },
];
