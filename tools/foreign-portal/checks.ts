import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';
import type { Locator, Page } from 'playwright-core';

import type { TestRollout } from '../../packages/app/e2e-tests/TestRollout.ts';
import { COMPONENT } from './surroundings.ts';

/** A running portal and, where it has a cluster, the canary that waits there. */
export type CheckedPortal = {
  url: string;
  log(): string;
  rollout?: TestRollout;
};

export type Check = {
  /** A sentence that could be false. */
  name: string;
  run(page: Page, portal: CheckedPortal): Promise<void>;
};

const ENTITY = `/catalog/default/component/${COMPONENT}`;

/** In an app that has no cluster at all. */
export const WITHOUT_CLUSTERS: readonly Check[] = [
  {
    name: 'without any cluster the tab says what to configure',
    async run(page, { url }) {
      await open(page, `${url}${ENTITY}/rollouts`);
      const text = await page.getByTestId('no-cluster').innerText();
      assert.match(text, /rollouts\.clusters/);
      assert.match(text, /Kubernetes plugin/);
    },
  },
  {
    name: 'so does the page over all rollouts',
    async run(page, { url }) {
      await open(page, `${url}/rollouts`, page.getByTestId('no-cluster'));
    },
  },
];

/** In an app whose Kubernetes plugin knows a cluster in which a canary waits at its first pause. */
export const WITH_KUBERNETES_PLUGIN: readonly Check[] = [
  {
    name: 'the card on the overview shows the rollout of the Kubernetes plugin’s cluster',
    async run(page, { url }) {
      await open(page, `${url}${ENTITY}`);
      await page
        .getByText(/waits? for (a person|someone|a promotion)/i)
        .waitFor();
    },
  },
  {
    name: 'the tab is among the component’s and shows the same',
    async run(page, { url }) {
      await open(page, `${url}${ENTITY}`);
      await openTab(page);
      await page.getByTestId('rollout-why').first().waitFor();
    },
  },
  {
    name: 'the page over all rollouts is in the sidebar and has the rollout in a row',
    async run(page, { url }) {
      await open(page, `${url}${ENTITY}`);
      await page
        .getByRole('link', { name: 'Rollouts', exact: true })
        .first()
        .click();
      await page.waitForURL('**/rollouts');
      await page.getByRole('row').filter({ hasText: COMPONENT }).waitFor();
    },
  },
  {
    name: 'a promotion is applied, and the controller goes on',
    async run(page, { url, rollout }) {
      await open(page, `${url}${ENTITY}/rollouts`);
      await page
        .getByRole('group', { name: 'Actions' })
        .getByRole('button', { name: /^Promote to step 3$/ })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Promote/ }).click();
      const outcome = dialog.getByTestId('outcome');
      await outcome.waitFor();
      assert.match(await outcome.innerText(), /^Applied\b/);
      await rollout?.waitFor(isPausedAt(3));
    },
  },
];

/** Opens an address as a guest, whom the template lets in by a button or by itself. */
async function open(
  page: Page,
  address: string,
  shows: Locator = page.getByRole('heading', { name: COMPONENT }).first(),
): Promise<void> {
  await page.goto(address);
  const enter = page.getByRole('button', { name: 'Enter' });
  await enter.or(shows).first().waitFor();
  if (await enter.isVisible()) await enter.click();
  await shows.waitFor();
}

/** The new system keeps tabs of one group in a menu as soon as there are two: the Kubernetes plugin's is there, too. */
async function openTab(page: Page): Promise<void> {
  const own = page.getByRole('tab', { name: 'Rollouts', exact: true });
  const group = page.getByRole('button', { name: 'Deployment', exact: true });
  await own.or(group).waitFor();
  if (await group.isVisible()) {
    await group.click();
    await page.getByRole('menu').getByText('Rollouts', { exact: true }).click();
  } else {
    await own.click();
  }
}
