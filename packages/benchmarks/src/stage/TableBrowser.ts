import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import {
  chromium,
  type Browser,
  type CDPSession,
  type Page,
} from 'playwright-core';
import { z } from 'zod';

import { findChromium } from './insides';

const costSchema = z.object({
  mount: z.number(),
  update: z.number(),
  frame: z.number(),
  elements: z.number(),
});

/** What a table costs in a browser: ms, elements, and bytes of heap that the page holds on to. */
export type TableCost = z.infer<typeof costSchema> & { heap: number };

/** A page in Chromium with the tables that can be compared. */
export class TableBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async start(): Promise<TableBrowser> {
    const script = await bundle();
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    await page.setContent('<!doctype html><div id="stage"></div>');
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    return new TableBrowser(browser, page, session);
  }

  /** Draws the table, changes it, scrolls it, and takes it away. */
  async measure(name: 'ours' | 'peer', rows: number): Promise<TableCost> {
    const before = await this.#heap();
    const cost = costSchema.parse(
      await this.page.evaluate(`measureTable('${name}', ${rows})`),
    );
    const heap = (await this.#heap()) - before;
    await this.page.evaluate('clearTable()');
    return { ...cost, heap };
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  async #heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    return usedSize;
  }
}

/** As a portal is built: without what helps while one develops. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [
      fileURLToPath(new URL('../browser/stage.tsx', import.meta.url)),
    ],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: {
      '.svg': 'dataurl',
      '.png': 'dataurl',
      '.woff2': 'dataurl',
      '.woff': 'dataurl',
      '.css': 'empty',
    },
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('nothing was bundled');
  return file.text;
}
