import assert from 'node:assert/strict';

import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

/** The picture aborted.png. */
export const aborted: Checklist = {
  drawing: 'aborted',
  title: 'An aborted rollout (`aborted.png`)',
  lines: [
    {
      words: 'the phase is “Degraded · aborted”, red, with an icon',
      on: ['aborted'],
      async check({ verdict }, look) {
        const chip = verdict.getByText(/^Degraded/).first();
        assert.equal(await chip.innerText(), 'Degraded · aborted');
        assert.ok((await verdict.locator('svg').count()) > 0, 'the icon');
        await assertColour(chip, {
          property: 'color',
          colour: 'degraded',
          look,
        });
      },
    },
    {
      words:
        'the sentence comes first and says that it was aborted and who is served',
      on: ['aborted'],
      async check({ why, verdict }) {
        await assertInOrder(why, verdict.getByRole('img'));
        assert.match(await why.innerText(), /abort/i);
        assert.match(await verdict.innerText(), /stable|1\.0\.0/);
      },
    },
    {
      words: 'what the next moves do is said below the sentence',
      on: ['aborted'],
      async check({ verdict }) {
        assert.match(await verdict.innerText(), /Retry|retry/);
      },
    },
    {
      words: 'the bar is all stable, blue-grey',
      on: ['aborted'],
      async check({ verdict }, look) {
        await assertColour(
          verdict.getByRole('img').locator(':scope > div > div'),
          { property: 'backgroundColor', colour: 'stable', look },
        );
      },
    },
    {
      words:
        'the step at which it was aborted is red and called failed, those before it done, those after it to come',
      on: ['aborted'],
      async check({ steps }, look) {
        const words = await steps.allInnerTexts();
        assert.match(words[2] ?? '', /, done/);
        assert.match(words[3] ?? '', /, failed/);
        assert.match(words[4] ?? '', /, to come/);
        await assertColour(steps.nth(3).locator('span[aria-hidden]').last(), {
          property: 'borderTopColor',
          colour: 'degraded',
          look,
        });
      },
    },
    {
      words: 'Retry is offered and says from which step',
      on: ['aborted'],
      check: page => page.action(/^Retry from step 1…$/).waitFor(),
    },
    {
      words: 'Abort cannot be used twice',
      on: ['aborted'],
      width: 1440,
      async check(page) {
        assert.notEqual(await page.hindrance(page.action(/^Abort/)), '');
      },
    },
    {
      words: 'the revision is not named after the image of the stable one',
      on: ['aborted'],
      async check({ verdict }) {
        assert.doesNotMatch(
          await verdict.innerText(),
          /Revision 2 · web:1\.0\.0/,
        );
      },
    },
  ],
};
