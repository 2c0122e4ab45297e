/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { Look, RolloutPage } from './RolloutPage.ts';

/** Nothing sticks out sideways, and on a phone every button can be hit with a thumb. */
export async function assertFits(
  page: RolloutPage,
  { width }: Look,
): Promise<void> {
  const ours = await page.ours();
  const wide: string[] = await ours.locator('*').evaluateAll(elements =>
    elements
      .filter(element => {
        const box = element.getBoundingClientRect();
        const isSeen = box.width > 1 && box.height > 1;
        return isSeen && (box.left < 0 || box.right > window.innerWidth);
      })
      .map(element => element.outerHTML.slice(0, 200)),
  );
  assert.deepEqual(wide, [], 'sticks out of the window');
  const scrolls: boolean = await page.page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  assert.equal(scrolls, false, 'the page scrolls sideways');
  if (width !== 360) return;
  const small: string[] = await ours
    .locator('button, input')
    .evaluateAll(elements =>
      elements
        .filter(element => element.getBoundingClientRect().height < 40)
        .map(element => element.outerHTML.slice(0, 200)),
    );
  assert.deepEqual(small, [], 'too small for a thumb');
}
