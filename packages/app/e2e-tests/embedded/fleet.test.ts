/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { chromium, type Browser, type Page } from 'playwright-core';

import { axeViolations } from '../axeViolations.ts';
import { buildApp } from '../buildApp.ts';
import { EmbeddedFleet } from '../EmbeddedFleet.ts';
import { findChromium } from '../findChromium.ts';
import { FleetView, type Counter } from '../FleetView.ts';
import { isAppCurrent } from '../isAppCurrent.ts';
import { LOOKS } from '../looks.ts';
import { RESULTS } from '../paths.ts';
import { Portal } from '../Portal.ts';
import { DESKTOP, type Look, RolloutPage } from '../RolloutPage.ts';
import { until } from '../until.ts';
import { USERS, type User } from '../users.ts';

/** Ended in reverse order, whatever happens. */
const toEnd: (() => Promise<void>)[] = [];
let portal: Portal;
let browser: Browser;

before(async () => {
  const executablePath = findChromium();
  await mkdir(RESULTS, { recursive: true });
  if (!isAppCurrent()) await buildApp(new AbortController().signal);
  const fleet = await EmbeddedFleet.start();
  toEnd.push(() => fleet.stop());
  portal = await Portal.start({ configFiles: [fleet.config] });
  toEnd.push(() => portal.stop());
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  toEnd.push(() => browser.close());
});

after(async () => {
  for (const end of toEnd.reverse()) await end();
});

/** Signs in and opens an address; closed after the test. */
async function open(
  address: string,
  { user = USERS.owner, look = DESKTOP }: { user?: User; look?: Look } = {},
): Promise<RolloutPage> {
  const page = await RolloutPage.create(browser, {
    portalUrl: portal.url,
    user,
    look,
    address,
    shows: ({ page: tab }) => tab.locator('main article'),
  });
  await page.signInAndOpen();
  return page;
}

async function tour(user: User): Promise<RolloutPage> {
  const page = await open('/', { user });
  await page.page.getByRole('heading', { name: 'What to look at' }).waitFor();
  return page;
}

/** What stands behind a link of the tour; the stories move on, so it may take a moment until it is there. */
type Stop = {
  title: string;
  user?: User;
  shows(page: RolloutPage, fleet: FleetView): Promise<void>;
};

const STOPS: readonly Stop[] = [
  {
    title: 'All clusters in one table',
    async shows(_, fleet) {
      await fleet.rows.first().waitFor();
      await until('many rows', async () => (await fleet.all()) >= 40);
    },
  },
  {
    title: 'A rollout that waits for a person',
    async shows(page) {
      await page.verdict.getByText(/^Paused · waits for a person/).waitFor();
      assert.equal(await page.currentStep(), 2);
      assert.match(await page.verdict.innerText(), /20 %/);
    },
  },
  {
    title: 'A rollout that has failed',
    async shows(page) {
      await page.verdict.getByText(/^Degraded · aborted/).waitFor();
      assert.match(await page.why.innerText(), /success-rate|analysis/i);
    },
  },
  {
    title: 'A sync that waits',
    async shows({ page }) {
      await page.getByTestId('argo-cd-waits').waitFor();
      await page
        .getByTestId('argo-cd-line')
        .getByText(/^Argo CD payments-api\b/)
        .waitFor();
    },
  },
  {
    title: 'A canary of Flagger',
    async shows({ page }) {
      await page
        .getByRole('region', { name: 'What a new version has to pass' })
        .getByText('asked before promotion')
        .waitFor();
    },
  },
  {
    title: 'A plain Deployment',
    async shows(page) {
      await page.verdict
        .getByText(/of 4 pods run the newest version/)
        .waitFor();
    },
  },
  {
    title: 'A rollout nobody has confirmed',
    async shows({ page }) {
      await page.getByRole('button', { name: 'owner unverified' }).waitFor();
    },
  },
  {
    title: 'Try to promote what is not yours',
    async shows(page) {
      const promote = page.action(/^Promote(?! fully)/);
      assert.match(await page.hindrance(promote), /rollouts\.promote/);
    },
  },
  {
    title: 'See everything, change nothing',
    user: USERS.viewer,
    async shows(page) {
      const promote = page.action(/^Promote(?! fully)/);
      assert.match(await page.hindrance(promote), /rollouts\.promote/);
    },
  },
  {
    title: 'Find who waits for a person',
    user: USERS.platformEngineer,
    async shows(_, fleet) {
      await fleet.row('payments-api').first().waitFor();
      await until(
        'as many rows as wait',
        async () => (await fleet.all()) === (await fleet.count('waiting')),
      );
    },
  },
  {
    title: 'Find what is degraded',
    user: USERS.platformEngineer,
    async shows(_, fleet) {
      await fleet.row('fraud-check').first().waitFor();
    },
  },
  // Last: it moves what others look at.
  {
    title: 'Promote payments-api',
    async shows(page) {
      await (await page.preview(/^Promote to step 3$/)).click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await page.untilStep(4);
    },
  },
];

const COUNTERS: readonly Counter[] = [
  'waiting',
  'degraded',
  'moving',
  'healthy',
];

for (const user of Object.values(USERS)) {
  test(`${user.title} signs in and sees the tour`, async () => {
    const page = await tour(user);
    await page.close();
  });
}

test('the sidebar leads back to the tour', async () => {
  const page = await tour(USERS.viewer);
  const link = (name: string) =>
    page.page.getByRole('link', { name, exact: true }).click();
  await link('Rollouts');
  await page.page
    .getByRole('heading', { name: 'Rollouts', level: 1 })
    .waitFor();
  await link('Home');
  await page.page.getByRole('heading', { name: 'What to look at' }).waitFor();
  await page.close();
});

test('the fleet page counts forty services in three clusters, some of them in every state', async () => {
  const page = await open('/rollouts');
  const fleet = new FleetView(page.page);
  await fleet.rows.first().waitFor();
  for (const counter of COUNTERS) {
    assert.ok((await fleet.count(counter)) > 0, counter);
  }
  assert.ok((await fleet.all()) >= 40);
  // Each with how many rollouts it has.
  for (const cluster of ['prod-eu', 'prod-us', 'staging']) {
    const choice = fleet.choice('Cluster', cluster);
    assert.match(
      await choice.locator('xpath=ancestor::label').innerText(),
      new RegExp(`^${cluster}\\s+[1-9]\\d*$`),
    );
  }
  await fleet.search.fill('fraud-check');
  // In production and in staging.
  await fleet.untilRows(['fraud-check', 'fraud-check']);
  await fleet
    .row('fraud-check')
    .filter({ hasText: 'prod-eu' })
    .getByText(/^Degraded/)
    .waitFor();
  await page.close();
});

for (const { title, user = USERS.owner, shows } of STOPS) {
  test(`the tour’s “${title}” shows what it says`, async () => {
    const page = await tour(user);
    await page.page.getByRole('link', { name: title, exact: true }).click();
    await shows(page, new FleetView(page.page));
    await page.close();
  });
}

/** What everybody sees first, in every look. */
const PICTURES: readonly {
  name: string;
  address: string;
  shows(page: Page): Promise<void>;
  ours: string;
}[] = [
  {
    name: 'home',
    address: '/',
    shows: page =>
      page.getByRole('heading', { name: 'What to look at' }).waitFor(),
    // The header and the sidebar are Backstage's.
    ours: 'main article',
  },
  {
    name: 'fleet',
    address: '/rollouts',
    shows: page => new FleetView(page).rows.first().waitFor(),
    ours: 'main article',
  },
  {
    name: 'matrix',
    address: '/rollouts/matrix',
    shows: page =>
      page
        .getByRole('link', { name: /newest/ })
        .first()
        .waitFor(),
    ours: 'main article',
  },
  {
    name: 'tab',
    address: '/catalog/default/component/fraud-check/rollouts',
    shows: page => page.getByTestId('rollout-why').first().waitFor(),
    ours: '[data-testid="rollout"]',
  },
];

for (const { name, address, shows, ours } of PICTURES) {
  for (const look of LOOKS) {
    const { width, colorScheme } = look;
    test(`${name} fits and is accessible at ${width} px, ${colorScheme}`, async () => {
      const page = await open(address, { user: USERS.viewer, look });
      await shows(page.page);
      const isTooWide: boolean = await page.page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      );
      assert.equal(isTooWide, false, 'the page scrolls sideways');
      const violations = await axeViolations(page.page, ours);
      await page.page.screenshot({
        path: join(RESULTS, `embedded-${name}-${colorScheme}-${width}.png`),
      });
      assert.deepEqual(violations, []);
      await page.close();
    });
  }
}
