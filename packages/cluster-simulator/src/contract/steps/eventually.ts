import assert from 'node:assert/strict';

export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
  }
  assert.fail('it never came to be');
}
