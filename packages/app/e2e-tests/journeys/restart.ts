import assert from 'node:assert/strict';

import { isFullyPromoted } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { stateOf } from '../stateOf.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-restart';
const TWIN = 'e2e-restart-by-kubectl';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

export const journeys: readonly Journey[] = [
  {
    name: 'a restart in the portal ends as kubectl’s: all pods are new, the revision is not',
    async run(world) {
      const { europe } = world;
      const apply = (id: string) =>
        TestRollout.apply(europe, {
          id,
          owner: `component:default/${id}`,
          steps: [{ setWeight: 50 }, { pause: {} }],
          replicas: 3,
        });
      const rollout = await apply(ID);
      const twin = await apply(TWIN);
      const before = [...(await rollout.pods()), ...(await twin.pods())];
      assert.equal(before.length, 6);

      const page = await world.open({ user: USERS.owner, component: ID });
      await (await page.previewFromMenu(/^Restart…$/)).click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await twin.restart();

      const isRestarted = (object: Parameters<typeof isFullyPromoted>[0]) =>
        isFullyPromoted(object) && stateOf(object).isRestarted;
      assert.deepEqual(
        stateOf(await rollout.waitFor(isRestarted)),
        stateOf(await twin.waitFor(isRestarted)),
      );
      const after = [...(await rollout.pods()), ...(await twin.pods())];
      assert.equal(after.length, 6);
      assert.deepEqual(
        after.filter(name => before.includes(name)),
        [],
        'pods that were not replaced',
      );
    },
  },
];
