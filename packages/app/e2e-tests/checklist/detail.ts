/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { RolloutPage } from '../RolloutPage.ts';
import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

const bar = ({ verdict }: RolloutPage) => verdict.getByRole('img');
const buttons = ({ page }: RolloutPage) =>
  page.getByRole('group', { name: 'Actions' });
const region = ({ page }: RolloutPage, name: string) =>
  page.getByRole('region', { name });
/** The phase is the first thing of the verdict. */
const chip = ({ verdict }: RolloutPage) =>
  verdict.getByText(/^(Healthy|Progressing|Paused|Degraded|Unknown)/).first();
const circleOf = (page: RolloutPage, step: number) =>
  page.steps
    .nth(step - 1)
    .locator('span[aria-hidden]')
    .last();

const ROLLOUTS = ['paused', 'timed-pause', 'promoted-fully', 'unverified'];

/** The pictures detail.png and detail-dark.png. */
export const detail: Checklist = {
  drawing: 'detail',
  title: 'A rollout (`detail.png`, `detail-dark.png`)',
  lines: [
    {
      words: 'the name comes first, then one sentence, then the bar',
      on: [...ROLLOUTS, 'blue-green'],
      check: page =>
        assertInOrder(
          page.page.getByRole('heading', { level: 2 }).last(),
          page.why,
          bar(page),
        ),
    },
    {
      words: 'the sentence is 20 px, and alone is announced when it changes',
      on: [...ROLLOUTS, 'blue-green'],
      async check({ page, why }) {
        const size: string = await why.evaluate(
          element => getComputedStyle(element).fontSize,
        );
        assert.equal(size, '20px');
        assert.equal(await why.getAttribute('aria-live'), 'polite');
        const live = page.locator('[data-testid="rollout"] [aria-live]');
        assert.equal(await live.count(), 1);
      },
    },
    {
      words: 'the buttons come after the bar and before the steps',
      on: ROLLOUTS,
      width: 1440,
      check: page =>
        assertInOrder(bar(page), buttons(page), region(page, 'Steps')),
    },
    {
      words: 'steps are on the left, revisions and what happened on the right',
      on: ROLLOUTS,
      width: 1440,
      async check(page) {
        const steps = await region(page, 'Steps').boundingBox();
        for (const name of ['Revisions', 'What happened']) {
          const evidence = await region(page, name).boundingBox();
          assert.ok((steps?.x ?? NaN) < (evidence?.x ?? NaN), name);
        }
        await assertInOrder(
          region(page, 'Revisions'),
          region(page, 'What happened'),
        );
      },
    },
    {
      words:
        'the phase is a word and an icon, and amber where a person is asked for',
      on: ['paused', 'unverified'],
      async check(page, look) {
        assert.match(
          await page.verdict.innerText(),
          /^Paused · waits for a person/,
        );
        assert.ok((await page.verdict.locator('svg').count()) > 0, 'the icon');
        await assertColour(chip(page), {
          property: 'color',
          colour: 'paused',
          look,
        });
      },
    },
    {
      words: 'a timed pause is blue, not amber, and counts down',
      on: ['timed-pause'],
      async check(page, look) {
        assert.match(
          await page.verdict.innerText(),
          /^Paused · goes on in \d+:\d\d/,
        );
        await assertColour(chip(page), {
          property: 'color',
          colour: 'progressing',
          look,
        });
      },
    },
    {
      words:
        'the step of a timed pause fills, counts down and says when it ends',
      on: ['timed-pause'],
      async check(page, look) {
        const step = page.steps.nth(1);
        // With its day when that is tomorrow.
        assert.match(
          await step.innerText(),
          /ends at ([A-Z][a-z]{2} )?\d\d:\d\d/,
        );
        assert.match(await step.innerText(), /\d+:\d\d$/);
        const fill = step.locator('span[aria-hidden]').first();
        const share: string = await fill.evaluate(
          element => (element as HTMLElement).style.width,
        );
        assert.match(share, /^\d+(\.\d+)?%$/, 'the fill');
        await assertColour(circleOf(page, 2), {
          property: 'borderTopColor',
          colour: 'progressing',
          look,
        });
      },
    },
    {
      words:
        'done steps are green, with the time that they took in tabular figures',
      on: ['paused'],
      async check(page, look) {
        const step = page.steps.first();
        assert.match(await step.innerText(), /, done/);
        assert.match(await step.innerText(), /\d+:\d\d$/);
        await assertColour(circleOf(page, 1), {
          property: 'borderTopColor',
          colour: 'healthy',
          look,
        });
        const figures: string = await step
          .locator(':scope > span')
          .last()
          .evaluate(element => getComputedStyle(element).fontVariantNumeric);
        assert.equal(figures, 'tabular-nums');
      },
    },
    {
      words:
        'the current step is marked, highlighted, and amber while it waits for a person',
      on: ['paused'],
      async check(page, look) {
        assert.equal(await page.currentStep(), 4);
        assert.match(await page.steps.nth(3).innerText(), /, current/);
        const background: string = await page.steps
          .nth(3)
          .evaluate(element => getComputedStyle(element).backgroundImage);
        assert.match(background, /gradient/);
        await assertColour(circleOf(page, 4), {
          property: 'borderTopColor',
          colour: 'paused',
          look,
        });
      },
    },
    {
      words: 'steps to come show their number',
      on: ['paused'],
      async check(page) {
        assert.match(await page.steps.nth(4).innerText(), /, to come/);
        assert.equal(await circleOf(page, 5).innerText(), '5');
      },
    },
    {
      words:
        'skipped steps are struck through and dashed, and are not called done',
      on: ['promoted-fully'],
      async check(page) {
        const words = await page.steps.allInnerTexts();
        const skipped = words.findIndex(text => /, skipped/.test(text));
        assert.notEqual(skipped, -1, words.join(' | '));
        const step = page.steps.nth(skipped);
        const line: string = await step
          .locator('span span')
          .first()
          .evaluate(element => getComputedStyle(element).textDecorationLine);
        assert.equal(line, 'line-through');
        const border: string = await circleOf(page, skipped + 1).evaluate(
          element => getComputedStyle(element).borderTopStyle,
        );
        assert.equal(border, 'dashed');
      },
    },
    {
      words:
        'the bar names what its numbers were read from, and gives the wanted and the actual one',
      on: ['paused', 'timed-pause', 'unverified'],
      async check(page) {
        assert.match(
          (await bar(page).getAttribute('aria-label')) ?? '',
          /^(Pods|Traffic|Weight).*: wanted .* · actual /,
        );
        assert.match(await page.verdict.innerText(), /wanted .* · actual /);
      },
    },
    {
      words: 'the wanted weight is a tick on the bar, the actual one its fill',
      on: ['paused', 'timed-pause', 'unverified'],
      async check(page) {
        const [fill, tick] = await Promise.all([
          bar(page).locator(':scope > div > div').first().boundingBox(),
          bar(page).locator(':scope > div[aria-hidden]').boundingBox(),
        ]);
        const end = (fill?.x ?? NaN) + (fill?.width ?? NaN);
        // Wanted and actual are the same in these stories, so the tick is where the fill ends.
        assert.ok(Math.abs(end - (tick?.x ?? NaN)) <= 3, 'the tick');
      },
    },
    {
      words: 'the new version is orange, the stable one blue-grey',
      on: ['paused', 'timed-pause', 'unverified'],
      async check(page, look) {
        const parts = bar(page).locator(':scope > div > div');
        const property = 'backgroundColor';
        await assertColour(parts.first(), { property, colour: 'canary', look });
        await assertColour(parts.last(), { property, colour: 'stable', look });
      },
    },
    {
      words:
        'a blue-green bar is one colour, and a legend tells the active from the previewed version',
      on: ['blue-green'],
      async check(page, look) {
        const property = 'backgroundColor';
        await assertColour(bar(page).locator(':scope > div > div'), {
          property,
          colour: 'stable',
          look,
        });
        const legend = page.verdict.getByRole('listitem');
        assert.deepEqual(await legend.allInnerTexts(), [
          'active web:1.0.0',
          'preview web:2.0.0, no traffic yet',
        ]);
        const swatch = (index: number) =>
          legend.nth(index).locator('span[aria-hidden]');
        await assertColour(swatch(0), { property, colour: 'stable', look });
        await assertColour(swatch(1), { property, colour: 'preview', look });
      },
    },
    {
      words: 'the likely next move says where it leads',
      on: ['paused'],
      check: page => page.action(/^Promote to step 5$/).waitFor(),
    },
    {
      words: 'Abort is outlined red and ends in an ellipsis',
      on: ['paused'],
      async check(page, look) {
        const abort = page.action(/^Abort…$/);
        await assertColour(abort, {
          property: 'color',
          colour: 'degraded',
          look,
        });
        await assertColour(abort, {
          property: 'borderTopColor',
          colour: 'degraded',
          look,
        });
      },
    },
    {
      words: 'a button that cannot be used gives its reason to screen readers',
      on: ['promoted-fully', 'unverified'],
      width: 1440,
      async check(page) {
        const promote = page.action(/^Promote(?! fully)/);
        assert.notEqual(await page.hindrance(promote), '');
      },
    },
    {
      words: 'a row that is shown without a confirmed owner says so',
      on: ['unverified'],
      check: ({ page }) =>
        page.getByRole('button', { name: 'owner unverified' }).waitFor(),
    },
  ],
};
