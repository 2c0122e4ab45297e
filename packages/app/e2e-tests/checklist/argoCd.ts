import assert from 'node:assert/strict';

import type { RolloutPage } from '../RolloutPage.ts';
import { assertColour } from './assertColour.ts';
import { assertInOrder } from './assertInOrder.ts';
import type { Checklist } from './ChecklistLine.ts';

const region = ({ page }: RolloutPage, name: string) =>
  page.getByRole('region', { name });
const line = ({ page }: RolloutPage) => page.getByTestId('argo-cd-line');
const waits = ({ page }: RolloutPage) => page.getByTestId('argo-cd-waits');
const warning = ({ dialog }: RolloutPage) =>
  dialog.getByTestId('git-ops-warning');

/** The line about Argo CD in detail.png and aborted.png, and what more there is to say of it. */
export const argoCd: Checklist = {
  drawing: 'argo-cd',
  title: 'Argo CD (its line in `detail.png` and `aborted.png`)',
  lines: [
    {
      words:
        'app, sync and revision stand in one line, below the sentence and above the steps',
      on: ['argo-cd'],
      async check(page) {
        await assertInOrder(page.why, line(page), region(page, 'Steps'));
        assert.match(
          await line(page).innerText(),
          /^Argo CD payments-billing\b.*\sOutOfSync at 9e8d7c6/s,
        );
      },
    },
    {
      words: 'the link to the app says that it leaves the portal',
      on: ['argo-cd'],
      async check(page) {
        const link = line(page).getByRole('link', {
          name: 'payments-billing (opens Argo CD in a new tab)',
        });
        assert.equal(await link.getAttribute('target'), '_blank');
      },
    },
    {
      words:
        'the sync is a word with an icon, and amber where cluster and Git differ',
      on: ['argo-cd'],
      async check(page, look) {
        const sync = line(page).getByText('OutOfSync', { exact: true });
        await assertColour(sync, { property: 'color', colour: 'paused', look });
        assert.equal(await sync.locator('svg').count(), 1, 'the icon');
      },
    },
    {
      words:
        'a sync that waits for the rollout is an amber notice between verdict and steps',
      on: ['argo-cd'],
      async check(page, look) {
        await assertInOrder(page.verdict, waits(page), region(page, 'Steps'));
        await assertColour(waits(page), {
          property: 'color',
          colour: 'paused',
          look,
        });
        assert.match(
          await waits(page).innerText(),
          /newer commits are blocked\. 9e8d7c6 can be synced only after 3f2a9c1/,
        );
      },
    },
    {
      words:
        'health is in Argo CD’s words and says whether it was reported or computed',
      on: ['argo-cd'],
      async check(page) {
        assert.match(
          await region(page, 'Argo CD').innerText(),
          /Suspended computed here/,
        );
      },
    },
    {
      words:
        'in a dialog, what Git undoes is an amber line with an icon, between what will happen and the reason',
      on: ['dialog-argo-cd'],
      async check(page, look) {
        await assertInOrder(
          page.dialog.getByRole('list', { name: 'What will happen' }),
          warning(page),
          page.dialog.getByRole('textbox', { name: /Reason or ticket/ }),
        );
        await assertColour(warning(page), {
          property: 'color',
          colour: 'paused',
          look,
        });
        assert.equal(await warning(page).locator('svg').count(), 1, 'the icon');
      },
    },
  ],
};
