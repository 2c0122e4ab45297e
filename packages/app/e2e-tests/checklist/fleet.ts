import assert from 'node:assert/strict';

import { FleetView } from '../FleetView.ts';
import type { RolloutPage } from '../RolloutPage.ts';
import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

const strip = ({ page }: RolloutPage) =>
  page.getByRole('region', { name: 'Clusters' });

/** All rollouts in one table. */
export const fleet: Checklist = {
  drawing: 'fleet',
  title: 'All rollouts (`fleet.png`, `fleet-dark.png`)',
  lines: [
    {
      words:
        'counters come first, then the clusters, then the search, then the rows',
      on: ['fleet'],
      async check(page) {
        const view = new FleetView(page.page);
        await assertInOrder(
          view.counter('waiting'),
          strip(page),
          view.search,
          view.rows.first(),
        );
      },
    },
    {
      words:
        'the counter of those that wait for a person is the first, with an icon in amber, and is a filter',
      on: ['fleet'],
      async check({ page }, look) {
        const counters = page
          .getByRole('navigation', { name: 'Rollouts by state' })
          .getByRole('link');
        const first = counters.first();
        assert.match(await first.innerText(), /waiting for a person/);
        await assertColour(first.locator('span').first(), {
          property: 'color',
          colour: 'paused',
          look,
        });
        assert.match(
          (await first.getAttribute('href')) ?? '',
          /waitingFor=human/,
        );
      },
    },
    {
      words:
        'one strip says how many clusters are live, and leads to them and to the rows of each',
      on: ['fleet'],
      async check(page) {
        assert.match(
          await strip(page).innerText(),
          /^\d+ of \d+ clusters? live/,
        );
        for (const name of [/^Clusters$/, /^europe\b/]) {
          await strip(page).getByRole('link', { name }).waitFor();
        }
      },
    },
    {
      words:
        'facets stand left of the rows, each value with how many it would show',
      on: ['fleet'],
      width: 1440,
      async check({ page }) {
        const facet = page.getByRole('group', { name: 'Cluster', exact: true });
        const grid = page.getByRole('grid');
        const [left, right] = [
          await facet.boundingBox(),
          await grid.boundingBox(),
        ];
        assert.ok(left && right && left.x + left.width <= right.x);
        assert.match(
          await facet.locator('label').first().innerText(),
          /^(europe|asia)\s+1$/,
        );
      },
    },
    {
      words:
        'what waits for a person comes first, amber, with its sentence, step track, bar, version and next move',
      on: ['fleet'],
      async check({ page }, look) {
        const row = new FleetView(page).rows.first();
        const text = await row.innerText();
        assert.match(text, /cart-api/);
        assert.match(text, /europe\s+production/);
        assert.match(text, /2 of 4/);
        assert.match(text, /2\.4\.1/);
        assert.equal(await row.getByRole('img').count(), 2, 'track and bar');
        await assertColour(row.getByText(/^Paused/).first(), {
          property: 'color',
          colour: 'paused',
          look,
        });
        await row.getByRole('button', { name: /^Promote to step 3/ }).waitFor();
      },
    },
    {
      words: 'rows are cards, and the facets are behind a button',
      on: ['fleet'],
      width: 360,
      async check({ page }) {
        assert.equal(await page.getByRole('grid').count(), 0);
        assert.equal(
          await page
            .getByRole('list', { name: 'Rollouts' })
            .getByRole('listitem')
            .count(),
          2,
        );
        const open = page.getByRole('button', { name: 'Filters' });
        assert.equal(await open.getAttribute('aria-expanded'), 'false');
      },
    },
  ],
};
