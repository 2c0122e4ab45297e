import assert from 'node:assert/strict';

import type { RolloutPage } from './RolloutPage.ts';

/** Before → after, what will happen, the reason, the buttons, the condition: in this order, and none missing. */
export async function assertDialogOrder(page: RolloutPage): Promise<void> {
  const { dialog, confirm } = page;
  const bars = dialog.getByRole('img');
  assert.equal(await bars.count(), 2, 'weights before and after');
  const effects = dialog.getByRole('list', { name: 'What will happen' });
  assert.ok((await effects.getByRole('listitem').count()) > 0, 'effects');
  const order = [
    dialog.getByRole('heading', { level: 2 }),
    bars.first(),
    effects,
    dialog.getByRole('textbox', { name: /Reason or ticket/ }),
    confirm,
    dialog.locator('form > p').last(),
  ];
  const tops = await Promise.all(
    order.map(async each => (await each.boundingBox())?.y ?? NaN),
  );
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
    'the order from top to bottom',
  );
  assert.doesNotMatch(await dialog.innerText(), /are you sure/i);
}
