import type { Locator, Page } from 'playwright-core';

import { until } from './until.ts';

export type Counter = 'waiting' | 'degraded' | 'moving' | 'healthy' | 'all';

/** What is on the page over all rollouts, as a table. */
export class FleetView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get search(): Locator {
    return this.#page.getByRole('searchbox');
  }

  get cluster(): Locator {
    return this.#page.getByRole('combobox', { name: 'Cluster' });
  }

  counter(name: Counter): Locator {
    return this.#page.getByTestId(`count-${name}`);
  }

  async count(name: Counter): Promise<number> {
    return parseInt(await this.counter(name).innerText(), 10);
  }

  get rows(): Locator {
    return this.#page.getByTestId(/^row-.*\//);
  }

  row(name: string): Locator {
    return this.rows.filter({
      has: this.#page.getByRole('link', { name, exact: true }),
    });
  }

  /** Waits until there are rows of these names and no others, in any order. */
  async untilRows(names: readonly string[]): Promise<void> {
    const wanted = [...names].sort().join(', ');
    await until(`the rows are ${wanted}`, async () => {
      const shown = await this.rows.getByRole('link').allInnerTexts();
      return shown.sort().join(', ') === wanted;
    });
  }
}
