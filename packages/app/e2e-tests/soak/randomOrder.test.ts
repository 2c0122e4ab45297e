import assert from 'node:assert/strict';
import { test } from 'node:test';

import { randomOrder } from './randomOrder.ts';

function first(count: number, seed: number): string[] {
  const order = randomOrder(['a', 'b', 'c', 'd', 'e'], seed);
  return Array.from({ length: count }, () => order.next().value);
}

test('each has its turn before any has its second', () => {
  assert.deepEqual(first(5, 1).sort(), ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(first(10, 1).slice(5).sort(), ['a', 'b', 'c', 'd', 'e']);
});

test('a seed repeats the order, and another has another', () => {
  assert.deepEqual(first(10, 1), first(10, 1));
  assert.notDeepEqual(first(10, 1), first(10, 2));
});
