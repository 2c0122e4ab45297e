import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';
import type { Page } from 'playwright-core';

import { BrowserTabs } from '../BrowserTabs.ts';
import type { TestComponent } from '../components.ts';
import { FleetView } from '../FleetView.ts';
import type { Journey } from '../Journey.ts';
import { CURRENT_STEP } from '../RolloutPage.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const ID = 'e2e-many-tabs';
const DETAIL = `/catalog/default/component/${ID}/rollouts`;
const TABLE = `/rollouts?q=${ID}`;
const STEPS = 8;

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

/** A tab, and how one sees there which step is the current one. */
type Tab = { page: Page; shows(step: number): Promise<void> };

const detail = (page: Page): Tab => ({
  page,
  async shows(step) {
    await until(
      `the tab shows step ${step} as current`,
      async () => (await page.evaluate(CURRENT_STEP)) === step,
    );
  },
});

const table = (page: Page): Tab => ({
  page,
  shows: step =>
    new FleetView(page)
      .row(ID)
      .getByText(`${step} of ${STEPS}`, { exact: true })
      .waitFor(),
});

const detailOrTable = (page: Page): Tab =>
  page.url().includes('/catalog/') ? detail(page) : table(page);

/** Source, as it runs in the browser: longer than the other tabs wait for a word. */
const HANG = 'for (const end = Date.now() + 15000; Date.now() < end; );';

/** The tab that has the one stream there is. */
async function streamOf(tabs: BrowserTabs): Promise<Page> {
  const [page] = await until('there is one stream', () =>
    tabs.streams.length === 1 ? tabs.streams : undefined,
  );
  assert.ok(page);
  return page;
}

async function openAll(world: World, tabs: BrowserTabs): Promise<Tab[]> {
  const first = world.pages.at(-1);
  assert.ok(first);
  const opened = [detail(first.page)];
  for (let index = 1; index < 8; index += 1) {
    opened.push(
      index % 2 === 0
        ? detail(await tabs.open(USERS.owner, DETAIL))
        : table(await tabs.open(USERS.owner, TABLE)),
    );
  }
  return opened;
}

export const journeys: readonly Journey[] = [
  {
    name: 'eight tabs of one browser are all live through one stream, which goes on when its tab is closed or hangs, and the portal still loads',
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        owner: `component:default/${ID}`,
        steps: Array.from({ length: STEPS / 2 }, (_, index) => [
          { setWeight: 20 * (index + 1) },
          { pause: {} },
        ]).flat(),
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isPausedAt(1));
      const tabs = await world.openTabs({ user: USERS.owner, component: ID });
      let opened = await openAll(world, tabs);
      const allShow = (step: number) =>
        Promise.all(opened.map(tab => tab.shows(step)));
      const promoteTo = async (step: number) => {
        await rollout.promote();
        await rollout.waitFor(isPausedAt(step - 1));
        await allShow(step);
      };
      await allShow(2);
      await streamOf(tabs);
      await promoteTo(4);

      // A browser makes six connections to a portal; this page needs some.
      const ninth = await tabs.open(USERS.owner, '/catalog');
      await ninth.getByRole('link', { name: ID }).first().waitFor();
      await ninth.close();

      // It does not say goodbye.
      const closed = await streamOf(tabs);
      await closed.close();
      opened = opened.filter(({ page }) => page !== closed);
      await promoteTo(6);
      // This one keeps all that it has, and does nothing.
      const hung = await streamOf(tabs);
      const comesBack = hung.evaluate(HANG);
      opened = opened.filter(({ page }) => page !== hung);
      await promoteTo(8);
      await comesBack;
      await detailOrTable(hung).shows(8);
      assert.ok((await streamOf(tabs)) !== hung, 'it leads again');

      // Another person in another tab shares nothing.
      const theirs = detail(await tabs.open(USERS.viewer, DETAIL));
      await theirs.shows(8);
      await until('there are two streams', () => tabs.streams.length === 2);
      assert.ok(tabs.streams.includes(theirs.page));
    },
  },
];
