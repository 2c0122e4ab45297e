/// <reference lib="dom" />
import assert from 'node:assert/strict';

import type { Look, RolloutPage } from './RolloutPage.ts';

/** A sentence before a picture, a picture before buttons, buttons before steps, steps before (or left of) evidence. */
export async function assertOrder(
  page: RolloutPage,
  { width }: Look,
): Promise<void> {
  const { verdict, why } = page;
  const bar = verdict.getByRole('img');
  const region = (name: string) => page.page.getByRole('region', { name });
  const order = [
    page.page.getByRole('heading', { level: 2 }).last(),
    why,
    bar,
    // On a phone the buttons stand at the bottom, in reach of a thumb.
    ...(width === 360
      ? []
      : [page.page.getByRole('group', { name: 'Actions' })]),
    region('Steps'),
    ...(width === 360 ? [region('Revisions'), region('What happened')] : []),
  ];
  const tops = await Promise.all(
    order.map(async each => (await each.boundingBox())?.y ?? NaN),
  );
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
    'the order from top to bottom',
  );
  const buttons = page.page.getByRole('group', { name: 'Actions' });
  const box = await buttons.boundingBox();
  const { height = 0 } = page.page.viewportSize() ?? {};
  assert.ok(
    (box?.y ?? NaN) + (box?.height ?? NaN) <= height,
    'the buttons are on the first screen',
  );
  if (width !== 360) {
    const steps = await region('Steps').boundingBox();
    const evidence = await region('Revisions').boundingBox();
    assert.ok((steps?.x ?? NaN) < (evidence?.x ?? NaN), 'steps on the left');
  }

  const size: string = await why.evaluate(
    element => getComputedStyle(element).fontSize,
  );
  assert.equal(size, '20px', 'the sentence');
  assert.equal(await why.getAttribute('aria-live'), 'polite');
  assert.equal(
    await page.page.locator('[data-testid="rollout"] [aria-live]').count(),
    1,
  );

  // The phase is a word and an icon, never colour alone; the weights name their basis, and the wanted one is a tick.
  assert.ok(
    (await verdict.locator('svg').count()) > 0,
    'the icon of the phase',
  );
  assert.match(
    (await bar.getAttribute('aria-label')) ?? '',
    /^(Pods|Traffic|Weight).*: wanted .* · actual /,
  );
  const ticks: number = await bar.evaluate(
    element =>
      Array.from(element.children).filter(
        child => getComputedStyle(child).position === 'absolute',
      ).length,
  );
  assert.equal(ticks, 1, 'the tick of the wanted weight');
}
