import assert from 'node:assert/strict';

import type { Look, RolloutPage } from './RolloutPage.ts';

/** Nothing sticks out sideways, and on a phone every button can be hit with a thumb. */
export async function assertFits(
  { page }: RolloutPage,
  { width }: Look,
): Promise<void> {
  const wide: string[] = await page.evaluate(`(() => {
    const ours = document.querySelector('[role="dialog"]') ?? document.querySelector('[data-testid="rollout"]');
    return [...ours.querySelectorAll('*')]
      .filter(element => {
        const { left, right, width, height } = element.getBoundingClientRect();
        return width > 1 && height > 1 && (left < 0 || right > innerWidth);
      })
      .map(element => element.outerHTML.slice(0, 200));
  })()`);
  assert.deepEqual(wide, [], 'sticks out of the window');
  const scrolls: boolean = await page.evaluate(
    'document.documentElement.scrollWidth > innerWidth',
  );
  assert.equal(scrolls, false, 'the page scrolls sideways');
  if (width !== 360) return;
  const small: string[] = await page.evaluate(`(() => {
    const ours = document.querySelector('[role="dialog"]') ?? document.querySelector('[data-testid="rollout"]');
    return [...ours.querySelectorAll('button, input')]
      .filter(element => element.getBoundingClientRect().height < 40)
      .map(element => element.outerHTML.slice(0, 200));
  })()`);
  assert.deepEqual(small, [], 'too small for a thumb');
}
