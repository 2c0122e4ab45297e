import assert from 'node:assert/strict';

import { at } from '@rollouts-portal/control-plane/json.ts';
import { isAborted } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-abort';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

export const journeys: readonly Journey[] = [
  {
    name: 'an abort works although the steps advance while the dialog is open',
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        namespaceOwner: `component:default/${ID}`,
        steps: Array.from({ length: 40 }, (_, index) =>
          index % 2 === 0
            ? { setWeight: index + 10 }
            : { pause: { duration: '1s' } },
        ),
      });
      const page = await world.open({ user: USERS.owner, component: ID });
      await rollout.update('2.0.0');
      const stepOf = (object: unknown) =>
        Number(at(object, 'status', 'currentStepIndex'));
      await rollout.waitFor(object => stepOf(object) === 1);

      const confirm = await page.preview(/^Abort…$/);
      const seen = stepOf(await rollout.now());
      const later = await rollout.waitFor(object => stepOf(object) > seen + 1);
      await confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);

      const aborted = await rollout.waitFor(isAborted);
      assert.ok(stepOf(later) < 38, 'the rollout was at its end anyway');
      await page.closeDialog();
      assert.match(await page.verdict.innerText(), /^Degraded · aborted/);
      assert.equal(
        await page.message.innerText(),
        at(aborted, 'status', 'message'),
      );
    },
  },
];
