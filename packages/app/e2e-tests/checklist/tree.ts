/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

import type { RolloutPage } from '../RolloutPage.ts';
import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

const region = ({ page }: RolloutPage, name: string) =>
  page.getByRole('region', { name, exact: true });
/** A version by its button, with all that it consists of. */
const versionOf = (page: RolloutPage, version: string): Locator =>
  page.page
    .getByRole('listitem')
    .filter({ has: page.version(version) })
    .first();
const squares = (version: Locator) =>
  version.locator(':scope > div').first().locator('svg[data-state]');
const chart = (page: RolloutPage) =>
  region(page, 'Analysis').getByRole('img').first();

/** What the pictures of a rollout ask for below its steps, for every kind of rollout. */
export const tree: Checklist = {
  drawing: 'tree',
  title:
    'What a rollout consists of, and what is measured (`detail.png`, evidence)',
  lines: [
    {
      words:
        'revisions stand newest first, each with its number, role, image, pods as squares, and how many are ready',
      on: ['tree'],
      async check(page) {
        const newest = versionOf(page, '2');
        const stable = versionOf(page, '1');
        await assertInOrder(newest, stable);
        assert.match(await newest.innerText(), /2\s+canary\s+web:2\.0\.0/);
        assert.match(await stable.innerText(), /1\s+stable\s+web:1\.0\.0/);
        assert.match(await newest.innerText(), /2 of 2 ready/);
        assert.equal(await squares(newest).count(), 2);
      },
    },
    {
      words: 'squares of ready pods are filled and green',
      on: ['tree'],
      check: async (page, look) => {
        const square = squares(versionOf(page, '2')).first();
        assert.equal(await square.getAttribute('data-state'), 'ready');
        const fill = await square.locator('rect').getAttribute('fill');
        const colour = { light: '#187746', dark: '#6fcf97' };
        assert.equal(fill, colour[look.colorScheme]);
      },
    },
    {
      words:
        'unfolded, a revision names its ReplicaSet and lists its pods with the word of kubectl, containers and age',
      on: ['tree'],
      async check(page) {
        const text = await versionOf(page, '2').innerText();
        assert.match(text, /ReplicaSet\s+payments-tree-\S+\s+healthy/);
        assert.match(text, /Running\s+1 of 1 ready\s+\d+ (s|min)/);
      },
    },
    {
      words:
        'a run is charted: values, the limit as a labelled line, the last value in the colour of its verdict',
      on: ['analysis'],
      async check(page, look) {
        await chart(page).waitFor();
        const panel = region(page, 'Analysis');
        const text = await panel.innerText();
        assert.match(text, /wanted < 0\.05/);
        assert.match(text, /\d+ of \d+ passed|\d+ passed/);
        const dashes: boolean = await panel
          .locator('svg line')
          .evaluateAll(lines =>
            lines.some(
              line => getComputedStyle(line).strokeDasharray !== 'none',
            ),
          );
        assert.ok(dashes, 'the dashed limit');
        const value = panel.getByText(/^0\.0\d+, passed$/).first();
        await assertColour(value, {
          property: 'color',
          colour: 'healthy',
          look,
        });
      },
    },
    {
      words:
        'an experiment says which versions it runs on how many pods, what is measured of them, and when it ends',
      on: ['experiment'],
      async check(page) {
        const text = await region(page, 'Experiments').innerText();
        assert.match(text, /baseline[\s\S]*candidate[\s\S]*compare/);
        assert.match(text, /ends in \d+:\d\d/);
      },
    },
    {
      words: 'the pods of an experiment stand below it in its revision',
      on: ['experiment'],
      async check(page) {
        const text = await versionOf(page, '2').innerText();
        assert.match(
          text,
          /Experiment\s+payments-compared-[\s\S]*baseline[\s\S]*Running[\s\S]*candidate[\s\S]*Running/,
        );
      },
    },
    {
      words:
        'a Deployment shows its pods by version, the newest marked, beside how many are wanted and there',
      on: ['deployment'],
      async check(page) {
        const text = await region(page, 'Pods').innerText();
        assert.match(text, /2\s+newest\s+web:2\.0\.0[\s\S]*3 of 3 ready/);
        assert.match(text, /Running\s+1 of 1 ready/);
        assert.match(text, /wanted\s+3/);
        assert.match(text, /1 older revision/);
      },
    },
    {
      words:
        'a Deployment has no steps, no buttons and says that it is only shown',
      on: ['deployment'],
      async check(page) {
        assert.equal(await region(page, 'Steps').count(), 0);
        assert.match(await page.verdict.innerText(), /does not change it/);
      },
    },
    {
      words: 'a StatefulSet shows its pods by version, too, the newest marked',
      on: ['stateful-set'],
      async check(page) {
        const text = await region(page, 'Pods').innerText();
        assert.match(text, /newest\s+web:2\.0\.0[\s\S]*3 of 3 ready/);
        assert.match(text, /payments-store-0\s+Running/);
      },
    },
    {
      words:
        'a rollout by workloadRef shows the image of the workload that it refers to, and its pods',
      on: ['workload-ref'],
      async check(page) {
        assert.match(await page.verdict.innerText(), /web:1\.0\.0/);
        assert.match(
          await versionOf(page, '1').innerText(),
          /stable\s+web:1\.0\.0[\s\S]*3 of 3 ready[\s\S]*Running/,
        );
      },
    },
    {
      words:
        'a Canary of Flagger shows both of its workloads with their pods, the new version orange, and the traffic of the router',
      on: ['flagger'],
      async check(page, look) {
        const pods = region(page, 'Pods');
        assert.match(
          await pods.innerText(),
          /payments-gated\s+canary[\s\S]*payments-gated-primary\s+primary/,
        );
        assert.match(
          await versionOf(page, 'payments-gated-primary').innerText(),
          /Running/,
        );
        assert.match(await page.verdict.innerText(), /router reports/);
        await assertColour(pods.getByText('canary', { exact: true }), {
          property: 'color',
          colour: 'canaryChip',
          look,
        });
      },
    },
    {
      words:
        'what a new version of a Canary has to pass stands beside its steps',
      on: ['flagger'],
      async check(page) {
        assert.match(
          await region(page, 'What a new version has to pass').innerText(),
          /request-success-rate\s+wanted ≥ 99/,
        );
      },
    },
    {
      words:
        'both versions of a blue-green have their pods, named active and preview',
      on: ['blue-green'],
      async check(page) {
        const text = await region(page, 'Revisions').innerText();
        assert.match(text, /preview\s+web:2\.0\.0[\s\S]*active\s+web:1\.0\.0/);
        assert.ok((await squares(versionOf(page, '2')).count()) > 0);
      },
    },
  ],
};
