/// <reference lib="dom" />
import assert from 'node:assert/strict';

import { axeViolations } from './axeViolations.ts';
import type { RolloutPage } from './RolloutPage.ts';

/** axe finds no violation in what the plugin draws: the dialog or menu while one is open, else what is on the page. The rest of the page is Backstage's. */
export async function assertAccessible(page: RolloutPage): Promise<void> {
  const ours = await page.ours();
  assert.ok((await ours.count()) > 0, 'nothing of ours is on the page');
  await ours.evaluateAll(elements =>
    elements.forEach(element => element.setAttribute('data-axe', '')),
  );
  assert.deepEqual(await axeViolations(page.page, '[data-axe]'), []);
}
