import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import type { Browser } from 'playwright-core';

import type { Check, CheckedPortal } from './checks.ts';
import { RESULTS } from './paths.ts';

/** Counts what holds and what does not, a line each; of what fails in a browser it keeps what was on the screen. */
export class CheckRun {
  passed = 0;
  failed = 0;

  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** @param problems - none when it holds */
  tell(name: string, problems: readonly string[]): void {
    if (problems.length === 0) this.passed += 1;
    else this.failed += 1;
    this.#say(`${problems.length === 0 ? 'ok     ' : 'not ok '} ${name}`);
    problems.forEach(problem => this.#say(problem.replace(/^/gm, '        ')));
  }

  /** Each in a browser window of its own. */
  async run(
    checks: readonly Check[],
    browser: Browser,
    portal: CheckedPortal,
  ): Promise<void> {
    for (const { name, run } of checks) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 1000 },
      });
      // A development server makes a part of the frontend when it is first asked for it.
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      try {
        await run(page, portal);
        this.tell(name, []);
      } catch (error) {
        await mkdir(RESULTS, { recursive: true });
        const evidence = join(RESULTS, `${this.passed + this.failed}`);
        await page.screenshot({ path: `${evidence}.png` }).catch(() => {});
        await writeFile(`${evidence}.log`, portal.log());
        this.tell(name, [
          stripVTControlCharacters(String(error)),
          `see ${evidence}.png and .log`,
        ]);
      }
      await context.close();
    }
  }
}
