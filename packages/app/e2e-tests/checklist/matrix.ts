import assert from 'node:assert/strict';

import type { RolloutPage } from '../RolloutPage.ts';
import { assertColour } from './assertColour.ts';
import type { Checklist } from './ChecklistLine.ts';

/** The cell of a version on its way. */
const moving = ({ page }: RolloutPage) =>
  page.getByTestId('fleet').getByRole('link', { name: /2\.4\.1 · \d+ %/ });

/** Which version of each service runs where. */
export const matrix: Checklist = {
  drawing: 'matrix',
  title: 'The matrix (`matrix.png`)',
  lines: [
    {
      words: 'a legend says what the marks mean, each of them drawn',
      on: ['matrix'],
      async check({ page }) {
        const entries = page
          .getByRole('list', { name: 'What the marks mean' })
          .getByRole('listitem');
        assert.deepEqual(
          (await entries.allInnerTexts()).map(text => text.trim()),
          [
            'newest',
            'behind',
            'shifting, share of the new version',
            'failed',
            'not known',
          ],
        );
        assert.equal(await entries.locator('svg').count(), 5);
      },
    },
    {
      words:
        'a version on its way has a ring with its share, in the colour of its phase',
      on: ['matrix'],
      async check(page, look) {
        const cell = moving(page);
        await assertColour(cell, {
          property: 'color',
          colour: 'paused',
          look,
        });
        assert.equal(await cell.locator('svg circle').count(), 2, 'the ring');
      },
    },
    {
      words: 'each column says how far it is from the newest version',
      on: ['matrix'],
      width: 1440,
      async check({ page }) {
        const head = page.getByRole('columnheader', { name: /^europe/ });
        assert.match(await head.innerText(), /1 in flight/);
      },
    },
    {
      words: 'each service is a card with its places one below the other',
      on: ['matrix'],
      width: 360,
      async check({ page }) {
        assert.equal(await page.getByRole('grid').count(), 0);
        assert.match(
          await page
            .getByRole('list', { name: 'Which version runs in which cluster' })
            .innerText(),
          /cart-api[\s\S]*europe[\s\S]*2\.4\.1/,
        );
      },
    },
  ],
};
