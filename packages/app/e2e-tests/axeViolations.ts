import assert from 'node:assert/strict';

import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds in the elements that a CSS selector chooses, contrast included, each with what is wrong with it. */
export async function axeViolations(
  page: Page,
  selector: string,
): Promise<string[]> {
  // Evaluated, not added as a script: the portal's content security policy allows none of ours.
  await page.evaluate(axe.source);
  const include = JSON.stringify([[selector]]);
  const results: AxeResults = await page.evaluate(
    `window.axe.run({ include: ${include} })`,
  );
  assert.ok(results.passes.length > 0, 'axe looked at nothing');
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .map(node => `  ${node.html}\n  ${node.failureSummary ?? ''}`)
        .join('\n')}`,
  );
}
