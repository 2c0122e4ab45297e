/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { RolloutPage } from '../RolloutPage.ts';
import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist, ChecklistLine } from './ChecklistLine.ts';

const effects = ({ dialog }: RolloutPage) =>
  dialog.getByRole('list', { name: 'What will happen' });
const reason = ({ dialog }: RolloutPage) =>
  dialog.getByRole('textbox', { name: /Reason or ticket/ });
const condition = ({ dialog }: RolloutPage) =>
  dialog.locator('form > p').last();

const PREVIEWS = ['dialog', 'dialog-promote-full', 'dialog-abort'];

/** Each outcome: its word, the colour of the word, and what else it must say. */
function outcome(
  on: string,
  word: string,
  {
    colour,
    says,
    words,
  }: {
    colour?: 'healthy' | 'paused' | 'degraded';
    says: RegExp;
    words: string;
  },
): ChecklistLine {
  return {
    words,
    on: [on],
    async check({ dialog }, look) {
      const shown = dialog.getByTestId('outcome');
      const chip = shown.locator('span').first();
      assert.equal((await chip.innerText()).trim(), word);
      assert.equal(await chip.locator('svg').count(), 1, 'the icon');
      assert.match(await shown.innerText(), says);
      if (colour) await assertColour(chip, { property: 'color', colour, look });
    },
  };
}

/** The picture dialog.png. */
export const dialog: Checklist = {
  drawing: 'dialog',
  title: 'The preview of an action, and what came of it (`dialog.png`)',
  lines: [
    {
      words:
        'title, before and after, what will happen, reason, buttons, condition: in this order',
      on: PREVIEWS,
      check: page =>
        assertInOrder(
          page.dialog.getByRole('heading', { level: 2 }),
          page.dialog.getByRole('img').first(),
          effects(page),
          reason(page),
          page.confirm,
          condition(page),
        ),
    },
    {
      words:
        'the title names the action and the rollout, and the cluster with its environment stands beside it',
      on: PREVIEWS,
      async check(page) {
        const head = page.dialog.getByRole('heading', { level: 2 });
        assert.match(await head.innerText(), /^(Promote|Abort) payments-api/);
        assert.match(await page.dialog.innerText(), /europe\s*production/);
      },
    },
    {
      words: 'two bars show the weights before and after',
      on: PREVIEWS,
      async check(page, look) {
        const bars = page.dialog.getByRole('img');
        assert.equal(await bars.count(), 2);
        await assertColour(bars.first().locator(':scope > div > div').first(), {
          property: 'backgroundColor',
          colour: 'canary',
          look,
        });
        assert.match(await page.dialog.innerText(), /: 20 % → \d+ %/);
      },
    },
    {
      words:
        'promoting says from which step to which, and which steps then run by themselves',
      on: ['dialog'],
      async check(page) {
        assert.match(
          await page.dialog.innerText(),
          /step 4 to step 5 of 8 · revision 2/,
        );
        assert.match(await effects(page).innerText(), /[Ss]teps? 5/);
      },
    },
    {
      words:
        'it says what is skipped: nothing by a promotion, the steps by a full one',
      on: ['dialog', 'dialog-promote-full'],
      async check(page) {
        assert.match(await effects(page).innerText(), /skip/i);
      },
    },
    {
      words:
        'aborting says where traffic or pods go, and that it stays aborted',
      on: ['dialog-abort'],
      async check(page) {
        const text = await effects(page).innerText();
        assert.match(text, /pods|traffic/i);
        assert.match(text, /stays|until/i);
      },
    },
    {
      words: 'the condition under which it applies is said in words',
      on: PREVIEWS,
      async check(page) {
        assert.match(await condition(page).innerText(), /only|if/i);
      },
    },
    {
      words: 'the reason is asked for and says where it is kept',
      on: PREVIEWS,
      async check(page) {
        await reason(page).waitFor();
        assert.match(await page.dialog.innerText(), /kept in the audit trail/);
      },
    },
    {
      words:
        'the button repeats what is agreed to; nowhere a bare “Are you sure?”',
      on: PREVIEWS,
      async check(page) {
        assert.match(await page.confirm.innerText(), /^(Promote|Abort)/);
        assert.doesNotMatch(await page.dialog.innerText(), /are you sure/i);
      },
    },
    outcome('outcome-applied', 'Applied', {
      colour: 'healthy',
      says: /step \d+ of 18[\s\S]*Recorded as action/i,
      words:
        '“Applied” is green, says what the controller did and where it is on record',
    }),
    outcome('outcome-rejected', 'State changed', {
      says: /pause|step[\s\S]*[Nn]othing was sent twice/,
      words:
        '“State changed” is grey, says what changed and that nothing was sent twice',
    }),
    outcome('outcome-accepted', 'Accepted, no reaction', {
      colour: 'paused',
      says: /has not reacted for \d+ s/,
      words:
        '“Accepted” is amber and says for how long the controller has not reacted',
    }),
    outcome('outcome-denied', 'Denied', {
      colour: 'degraded',
      says: /does not allow the portal|permission/,
      words: '“Denied” is red and says who lacks what',
    }),
    outcome('outcome-failed', 'Failed', {
      colour: 'degraded',
      says: /Nothing was done/,
      words: '“Failed” is red and says that nothing was done',
    }),
    outcome('outcome-unknown', 'No answer yet', {
      says: /no answer came[\s\S]*before you try again/,
      words: '“No answer yet” is grey and says to look before trying again',
    }),
  ],
};
