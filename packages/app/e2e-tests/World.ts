import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';
import type { Browser } from 'playwright-core';

import { BrowserTabs } from './BrowserTabs.ts';
import { ChecklistRun } from './checklist/ChecklistRun.ts';
import type { Portal } from './Portal.ts';
import { RolloutPage, type RolloutPageOptions } from './RolloutPage.ts';

export type WorldParts = {
  europe: Cluster;
  asia: Cluster;
  portal: Portal;
  browser: Browser;
  /** Whether the pictures of the documentation are taken anew. */
  renewsDocImages: boolean;
  /** Prints a line below the journey's own. */
  say: (line: string) => void;
};

/** What journeys run in: real clusters, the portal over them, a browser. */
export class World {
  readonly europe: Cluster;
  /** The cluster whose API server may be ended. */
  readonly asia: Cluster;
  readonly portal: Portal;
  readonly renewsDocImages: boolean;
  readonly say: (line: string) => void;
  readonly checklist: ChecklistRun;
  readonly #browser: Browser;
  readonly #pages: RolloutPage[] = [];

  constructor({
    europe,
    asia,
    portal,
    browser,
    renewsDocImages,
    say,
  }: WorldParts) {
    this.europe = europe;
    this.asia = asia;
    this.portal = portal;
    this.renewsDocImages = renewsDocImages;
    this.say = say;
    this.checklist = new ChecklistRun(say);
    this.#browser = browser;
  }

  /** Signs in in a browser window of its own and opens the rollouts tab of a component. */
  async open(
    options: Omit<RolloutPageOptions, 'portalUrl'> & { portal?: Portal },
  ): Promise<RolloutPage> {
    const { portal = this.portal, ...rest } = options;
    const page = await RolloutPage.create(this.#browser, {
      ...rest,
      portalUrl: portal.url,
    });
    this.#pages.push(page);
    await page.signInAndOpen();
    return page;
  }

  /** The same in a window that gets further tabs. */
  async openTabs(
    options: Omit<RolloutPageOptions, 'portalUrl'>,
  ): Promise<BrowserTabs> {
    let tabs: BrowserTabs | undefined;
    await this.open({
      ...options,
      before: async ({ page }) => {
        tabs = new BrowserTabs(page.context(), this.portal.url);
      },
    });
    if (!tabs) throw new Error('the window was not opened');
    return tabs;
  }

  /** What is open in the browser; the next journey begins without it. */
  get pages(): readonly RolloutPage[] {
    return this.#pages;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#pages.splice(0).map(page => page.close()));
  }
}
