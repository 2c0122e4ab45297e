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
    return this.#page.getByRole('searchbox', { name: /^Search name/ });
  }

  /** The box beside a value to narrow by. */
  choice(facet: string, value: string): Locator {
    return this.#page
      .getByRole('group', { name: facet, exact: true })
      .getByRole('checkbox', { name: new RegExp(`^${value}\\b`) });
  }

  /** How many rows the list has, be they drawn or not. */
  async all(): Promise<number> {
    const rows = await this.#page
      .getByRole('grid')
      .getAttribute('aria-rowcount');
    return Number(rows) - 1;
  }

  counter(name: Counter): Locator {
    return this.#page.getByTestId(`count-${name}`);
  }

  async count(name: Counter): Promise<number> {
    return parseInt(await this.counter(name).innerText(), 10);
  }

  /** The head of a column that the table is sorted by when it is pressed. */
  sortBy(column: string): Locator {
    return this.#page
      .getByRole('columnheader', { name: column, exact: true })
      .getByRole('link');
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

  /** Waits until the address has this order and the rows stand in it. */
  async untilSorted(sort: string, names: readonly string[]): Promise<void> {
    await this.#page.waitForURL(
      ({ searchParams }) => searchParams.get('sort') === sort,
    );
    const wanted = names.join(', ');
    await until(`the rows are ${wanted}, in this order`, async () => {
      const shown = await this.rows.getByRole('link').allInnerTexts();
      return shown.join(', ') === wanted;
    });
  }
}
