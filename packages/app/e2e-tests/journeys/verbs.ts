import assert from 'node:assert/strict';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { TestRollout } from '../TestRollout.ts';
import { untilEnd } from '../untilEnd.ts';
import { USERS } from '../users.ts';
import { AT_FIRST_PAUSE, AT_REST, STEPS, VERB_ENDS } from './verbEnds.ts';

const idOf = (verb: string) => `e2e-verb-${verb}`;

export const components: readonly TestComponent[] = VERB_ENDS.map(
  ({ verb }) => ({ name: idOf(verb), owner: 'team-payments' }),
);

export const journeys: readonly Journey[] = VERB_ENDS.map(
  ({ verb, action, isInMenu, before, prepare, after }) => ({
    name: `${verb} in the portal ends as the real controller ends it`,
    async run(world) {
      const id = idOf(verb);
      // In staging, where owners may promote fully.
      const rollout = await TestRollout.apply(world.asia, {
        id,
        owner: `component:default/${id}`,
        steps: STEPS,
      });
      await untilEnd(rollout, AT_REST);
      if (before !== AT_REST) {
        await rollout.update('2.0.0');
        await untilEnd(rollout, AT_FIRST_PAUSE);
      }
      if (prepare) await rollout[prepare]();
      await untilEnd(rollout, before);

      const page = await world.open({ user: USERS.owner, component: id });
      const confirm = isInMenu
        ? await page.previewFromMenu(action)
        : await page.preview(action);
      await confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);
      await untilEnd(rollout, after);

      await page.closeDialog();
      await page.verdict
        .getByText(new RegExp(`^${after.phase}`))
        .first()
        .waitFor();
    },
  }),
);
