/// <reference lib="dom" />
import assert from 'node:assert/strict';

import axe, { type AxeResults } from 'axe-core';

import type { RolloutPage } from './RolloutPage.ts';

/** axe finds no violation in what the plugin draws: the dialog or menu while one is open, else what is on the page. The rest of the page is Backstage's. */
export async function assertAccessible(page: RolloutPage): Promise<void> {
  const ours = await page.ours();
  assert.ok((await ours.count()) > 0, 'nothing of ours is on the page');
  await ours.evaluateAll(elements =>
    elements.forEach(element => element.setAttribute('data-axe', '')),
  );
  // Evaluated, not added as a script: the portal's content security policy allows none of ours.
  await page.page.evaluate(axe.source);
  const results: AxeResults = await page.page.evaluate(
    `window.axe.run({ include: [['[data-axe]']] })`,
  );
  assert.ok(results.passes.length > 0, 'axe looked at nothing');
  const found = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .map(node => `  ${node.html}\n  ${node.failureSummary ?? ''}`)
        .join('\n')}`,
  );
  assert.deepEqual(found, []);
}
