/// <reference lib="dom" />
import assert from 'node:assert/strict';

import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

/** The rules of the visual design about states, lists and cards, which no picture draws. */
export const states: Checklist = {
  drawing: 'states',
  title: 'States, list and card (the rules)',
  lines: [
    {
      words:
        'loading is a skeleton of the same shape: a card, then steps beside evidence',
      on: ['loading'],
      async check({ page }, { width }) {
        const loading = page.getByTestId('loading');
        assert.equal(
          await loading.getAttribute('aria-label'),
          'Loading rollouts',
        );
        const blocks = await loading.locator(':scope > div').count();
        assert.ok(blocks >= 2, 'card and columns');
        const bars = loading.locator('.MuiSkeleton-rect');
        assert.equal(await bars.count(), 1, 'the bar');
        assert.ok(((await bars.boundingBox())?.width ?? 0) > width / 2);
      },
    },
    {
      words:
        'denied says what, which permission is missing and what the portal answered',
      on: ['denied'],
      async check({ page }) {
        const text = await page.getByTestId('denied').innerText();
        assert.match(text, /rollouts\.read/);
      },
    },
    {
      words: 'empty says which label was looked for, and in which clusters',
      on: ['empty'],
      async check({ page }) {
        const text = await page.getByTestId('no-match').innerText();
        assert.match(text, /backstage\.io\/kubernetes-id=payments-invoices/);
        assert.match(text, /europe, asia/);
      },
    },
    {
      words:
        'stale says since when, and keeps the last state without its colours',
      on: ['stale'],
      async check({ freshness, page, why }) {
        // With its day when that was yesterday.
        assert.match(
          await freshness.innerText(),
          /^stale since (\d+ [A-Z][a-z]+ )?\d\d:\d\d/,
        );
        assert.notEqual(await why.innerText(), '');
        const filter: string = await page
          .getByLabel('What it is doing')
          .evaluate(element =>
            getComputedStyle(element.parentElement ?? element).getPropertyValue(
              'filter',
            ),
          );
        assert.equal(filter, 'grayscale(1)');
      },
    },
    {
      words:
        'of several rollouts the one that waits for a person comes first and is the one shown below',
      on: ['list'],
      async check(page) {
        const list = page.page.getByRole('navigation', {
          name: 'Rollouts of this component',
        });
        const rows = list.getByRole('link');
        assert.equal(await rows.count(), 2);
        assert.match(await rows.first().innerText(), /Paused/);
        assert.equal(await rows.first().getAttribute('aria-current'), 'true');
        await assertInOrder(list, page.verdict);
      },
    },
    {
      words:
        'a row of the list has name, place, phase, sentence, small step track and bar',
      on: ['list'],
      async check({ page }, look) {
        const row = page
          .getByRole('navigation', { name: 'Rollouts of this component' })
          .getByRole('link')
          .first();
        const text = await row.innerText();
        assert.match(text, /cart-api/);
        assert.match(text, /europe \(production\) · payments/);
        assert.match(text, /step 2\/4/);
        assert.equal(await row.getByRole('img').count(), 2, 'track and bar');
        await assertColour(row.getByText(/^Paused/).first(), {
          property: 'color',
          colour: 'paused',
          look,
        });
      },
    },
    {
      words:
        'the overview’s card has phase, sentence, step track and bar of each, and a way to the tab',
      on: ['card'],
      async check({ card }) {
        const items = card.getByRole('listitem');
        assert.equal(await items.count(), 2);
        assert.match(await items.first().innerText(), /^Paused/);
        assert.equal(await items.first().getByRole('img').count(), 2);
        assert.ok((await card.getByRole('link').count()) >= 3);
      },
    },
  ],
};
