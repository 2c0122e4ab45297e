/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { RolloutPage } from '../RolloutPage.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

const actions = ({ page }: RolloutPage) =>
  page.getByRole('group', { name: 'Actions' });
const region = ({ page }: RolloutPage, name: string) =>
  page.getByRole('region', { name });

const ROLLOUTS = ['paused', 'timed-pause', 'aborted', 'blue-green'];

/** The picture phone.png: what it adds to the others at 360 px. */
export const phone: Checklist = {
  drawing: 'phone',
  title: 'A rollout on a phone (`phone.png`)',
  lines: [
    {
      words:
        'sentence, bar, steps, revisions, what happened: one below the other',
      on: ['paused', 'timed-pause', 'aborted'],
      width: 360,
      check: page =>
        assertInOrder(
          page.why,
          page.verdict.getByRole('img'),
          region(page, 'Steps'),
          region(page, 'Revisions'),
          region(page, 'What happened'),
        ),
    },
    {
      words:
        'below the portal’s own header, sentence, weights and buttons share a screen and none covers another',
      on: ROLLOUTS,
      width: 360,
      async check(page) {
        const bar = page.verdict.getByRole('img');
        await page.page
          .getByTestId('rollout')
          .evaluate(element => element.scrollIntoView({ block: 'start' }));
        const seen = await Promise.all(
          [page.why, bar, actions(page)].map(part => part.boundingBox()),
        );
        const [why, weights, buttons] = seen;
        assert.ok(why && weights && buttons, 'not to be seen');
        assert.ok(why.y >= 0, 'the sentence is above the screen');
        assert.ok(why.y + why.height <= weights.y, 'the sentence first');
        assert.ok(
          weights.y + weights.height <= buttons.y,
          'the buttons cover the weights',
        );
        await page.page
          .getByRole('heading', { level: 1 })
          .first()
          .scrollIntoViewIfNeeded();
      },
    },
    {
      words:
        'the buttons stay at the bottom of the screen, in reach of a thumb',
      on: ROLLOUTS,
      width: 360,
      async check(page) {
        const { height = 0 } = page.page.viewportSize() ?? {};
        const box = await actions(page).boundingBox();
        const top = box?.y ?? NaN;
        assert.ok(top > height / 2, `at ${top} of ${height}`);
        assert.ok(top + (box?.height ?? NaN) <= height, 'below the screen');
      },
    },
    {
      words: 'Abort is one of them while it is possible',
      on: ['paused', 'timed-pause', 'blue-green'],
      width: 360,
      check: page => page.action(/^Abort…$/).waitFor(),
    },
    {
      words: 'every button is at least 40 px high',
      on: ROLLOUTS,
      width: 360,
      async check(page) {
        for (const button of await actions(page).getByRole('button').all()) {
          const box = await button.boundingBox();
          assert.ok((box?.height ?? 0) >= 40, await button.innerText());
        }
      },
    },
    {
      words: 'nothing sticks out sideways',
      on: [...ROLLOUTS, 'list', 'empty', 'denied', 'loading', 'card'],
      width: 360,
      async check({ page }) {
        const sticksOut: boolean = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth,
        );
        assert.equal(sticksOut, false);
      },
    },
    {
      words:
        '“More” holds the other actions, at least 40 px high, with the reason for those that cannot be used',
      on: ['more-menu'],
      width: 360,
      async check({ page }) {
        const items = page.getByRole('menuitem');
        const texts = await items.allInnerTexts();
        assert.match(texts.join('\n'), /Promote fully…/);
        assert.match(texts.join('\n'), /Retry…\s+\S+/, 'the reason');
        for (const item of await items.all()) {
          assert.ok(((await item.boundingBox())?.height ?? 0) >= 40);
        }
      },
    },
    {
      words: 'the dialog’s buttons and its field are at least 40 px high',
      on: ['dialog', 'dialog-promote-full', 'dialog-abort'],
      width: 360,
      async check({ dialog }) {
        for (const target of await dialog.locator('button, input').all()) {
          assert.ok(((await target.boundingBox())?.height ?? 0) >= 40);
        }
      },
    },
  ],
};
