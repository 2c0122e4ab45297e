import type { BrowserContext, Page, Request } from 'playwright-core';

import type { User } from './users.ts';

/** Tabs of one browser, as one person opens many, and the streams that they have open together. */
export class BrowserTabs {
  readonly #context: BrowserContext;
  readonly #portalUrl: string;
  readonly #streams = new Map<Request, Page>();

  constructor(context: BrowserContext, portalUrl: string) {
    this.#context = context;
    this.#portalUrl = portalUrl;
    context.on('request', request => {
      if (new URL(request.url()).pathname === '/api/rollouts/stream') {
        this.#streams.set(request, request.frame().page());
      }
    });
    const forget = (request: Request) => this.#streams.delete(request);
    context.on('requestfinished', forget);
    context.on('requestfailed', forget);
  }

  /** Which tab has each stream that is open now. */
  get streams(): Page[] {
    return [...this.#streams.values()].filter(page => !page.isClosed());
  }

  async open(user: User, address: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`${this.#portalUrl}${address}`);
    // Each tab may be somebody else.
    await page
      .getByRole('button', { name: `Sign in as ${user.title}` })
      .click();
    return page;
  }
}
