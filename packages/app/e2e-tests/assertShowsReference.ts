import assert from 'node:assert/strict';

import type { ReferenceText } from './readReferenceText.ts';
import type { RolloutPage } from './RolloutPage.ts';
import { until } from './until.ts';

/** The page says what kubectl says: phase, message, step and weights. */
export async function assertShowsReference(
  page: RolloutPage,
  reference: ReferenceText,
): Promise<void> {
  const { phase, message, step, setWeight, actualWeight } = reference;
  const weights = `wanted ${setWeight} % · actual ${actualWeight} %`;
  // The pods of a step may still be starting when its number is there.
  await until(`the page shows “${weights}”`, async () =>
    (await page.verdict.innerText()).includes(weights),
  );
  const verdict = await page.verdict.innerText();
  assert.match(verdict, new RegExp(`^${phase}\\b`), 'the phase');
  if (message === undefined) {
    assert.equal(await page.message.count(), 0);
  } else {
    assert.equal(await page.message.innerText(), message);
  }
  if (step !== undefined) {
    assert.equal(await page.currentStep(), step.done + 1);
    assert.equal(await page.steps.count(), step.of);
  }
}
