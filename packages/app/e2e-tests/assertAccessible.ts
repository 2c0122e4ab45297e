import assert from 'node:assert/strict';

import axe, { type AxeResults } from 'axe-core';

import type { RolloutPage } from './RolloutPage.ts';

/** axe finds no violation in what the plugin draws: the dialog while one is open, else the tab. The rest of the page is Backstage's. */
export async function assertAccessible({ page }: RolloutPage): Promise<void> {
  // Evaluated, not added as a script: the portal's content security policy allows none of ours.
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate(`(async () => {
    const ours = document.querySelector('[role="dialog"]')
      ? ['[role="dialog"]']
      : ['[data-testid="rollout"]', '[data-testid="clusters-not-live"]'];
    const include = ours
      .filter(selector => document.querySelector(selector))
      .map(selector => [selector]);
    return await window.axe.run({ include });
  })()`);
  assert.ok(results.passes.length > 0, 'axe looked at nothing');
  const found = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .map(node => `  ${node.html}\n  ${node.failureSummary ?? ''}`)
        .join('\n')}`,
  );
  assert.deepEqual(found, []);
}
