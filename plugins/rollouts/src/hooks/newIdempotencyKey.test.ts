import { webcrypto } from 'node:crypto';

import { actionRequestSchema } from '@rollouts-portal/plugin-rollouts-common';

import { newIdempotencyKey } from './newIdempotencyKey';

describe('newIdempotencyKey', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  afterEach(() => {
    if (own) Object.defineProperty(globalThis, 'crypto', own);
  });

  it.each([
    [
      'where crypto.randomUUID exists',
      { randomUUID: () => webcrypto.randomUUID() },
    ],
    ['in a portal served over plain http', { randomUUID: undefined }],
  ])('is a key that the backend takes, another each time, %s', (_, over) => {
    Object.defineProperty(globalThis, 'crypto', {
      configurable: true,
      value: {
        getRandomValues: (bytes: Uint8Array<ArrayBuffer>) =>
          webcrypto.getRandomValues(bytes),
        ...over,
      },
    });
    const keys = Array.from({ length: 20 }, newIdempotencyKey);
    expect(new Set(keys).size).toBe(20);
    for (const idempotencyKey of keys) {
      expect(
        actionRequestSchema.safeParse({
          verb: 'promote',
          precondition: { uid: 'x' },
          idempotencyKey,
        }).success,
      ).toBe(true);
    }
  });
});
