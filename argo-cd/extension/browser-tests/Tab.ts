/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { Browser, Locator, Page } from 'playwright-core';

import { axeViolations } from '../../../packages/app/e2e-tests/axeViolations.ts';
import { LOOKS } from '../../../packages/app/e2e-tests/looks.ts';
import type { FakeArgoCd } from './FakeArgoCd.ts';
import type { Story } from './stories.ts';

export type Look = (typeof LOOKS)[number];

export const DESKTOP: Look = { colorScheme: 'light', width: 1440 };

export const PHONE: Look = { colorScheme: 'dark', width: 360 };

/** The tab of one story in a browser of its own, whose clock stands at that moment and goes on. */
export class Tab {
  readonly page: Page;
  readonly content: Locator;
  readonly #complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.content = page.locator('.rp');
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) {
        this.#complaints.push(message.text());
      }
    });
    page.on('pageerror', error => this.#complaints.push(error.message));
  }

  static async open(
    browser: Browser,
    argoCd: FakeArgoCd,
    { about, cluster, now }: Story,
    {
      look = DESKTOP,
      settings,
    }: { look?: Look; settings?: Record<string, string> } = {},
  ): Promise<Tab> {
    argoCd.show(cluster);
    const context = await browser.newContext({
      viewport: { width: look.width, height: 900 },
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const tab = new Tab(await context.newPage());
    await tab.page.clock.install({ time: now });
    if (settings !== undefined) {
      // As the installer of extensions does it.
      await tab.page.addInitScript(
        `window.ROLLOUTS_PORTAL_VARS = ${JSON.stringify(settings)};`,
      );
    }
    await tab.page.goto(argoCd.addressOf(about, look.colorScheme));
    await tab.select('Delivery');
    return tab;
  }

  /** Chooses one of the page's own tabs. */
  async select(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).click();
  }

  async shows(...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const text of texts) {
      await this.content
        .getByText(text, { exact: true })
        .first()
        .waitFor({ timeout: 10_000 });
    }
  }

  /** Nothing sticks out, axe finds nothing, and neither React nor the browser complains. */
  async assertSound(): Promise<void> {
    const isTooWide: boolean = await this.page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    assert.equal(isTooWide, false, 'the page scrolls sideways');
    assert.deepEqual(await axeViolations(this.page, '.rp'), []);
    this.assertNoComplaint();
  }

  assertNoComplaint(): void {
    assert.deepEqual(this.#complaints, []);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
