/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

import { buildApp } from '../buildApp.ts';
import { EmbeddedFleet } from '../EmbeddedFleet.ts';
import { findChromium } from '../findChromium.ts';
import { isAppCurrent } from '../isAppCurrent.ts';
import { LOOKS } from '../looks.ts';
import { RESULTS } from '../paths.ts';
import { Portal } from '../Portal.ts';
import { DESKTOP, type Look } from '../RolloutPage.ts';
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

async function signIn(user: User, look: Look = DESKTOP): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colorScheme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(portal.url);
  await page
    .getByRole('button', { name: `Sign in as ${user.title}`, exact: true })
    .click();
  await page.getByRole('heading', { name: 'What to look at' }).waitFor();
  return page;
}

for (const user of Object.values(USERS)) {
  test(`${user.title} signs in and sees the tour`, async () => {
    const page = await signIn(user);
    await page
      .getByRole('link', { name: 'All clusters in one table' })
      .waitFor();
    await page.context().close();
  });
}

test('the tour leads to a rollout of the embedded fleet', async () => {
  const page = await signIn(USERS.owner);
  await page
    .getByRole('link', { name: 'A rollout that waits for a person' })
    .click();
  await page.getByTestId('rollout-why').first().waitFor();
  await page.context().close();
});

test('the sidebar leads back to the tour', async () => {
  const page = await signIn(USERS.viewer);
  await page.getByRole('link', { name: 'Rollouts', exact: true }).click();
  await page.getByRole('heading', { name: 'Rollouts', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.getByRole('heading', { name: 'What to look at' }).waitFor();
  await page.context().close();
});

for (const look of LOOKS) {
  test(`the tour fits and is accessible at ${look.width} px, ${look.colorScheme}`, async () => {
    const page = await signIn(USERS.viewer, look);
    const isTooWide: boolean = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    assert.equal(isTooWide, false, 'the page scrolls sideways');
    // Evaluated, not added as a script: the portal's content security policy allows none of ours.
    await page.evaluate(axe.source);
    // The header and the sidebar are Backstage's.
    const { passes, violations }: AxeResults = await page.evaluate(
      `window.axe.run({ include: [['main article']] })`,
    );
    assert.ok(passes.length > 0, 'axe looked at nothing');
    await page.screenshot({
      path: join(RESULTS, `home-${look.colorScheme}-${look.width}.png`),
    });
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    );
    await page.context().close();
  });
}
