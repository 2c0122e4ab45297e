import assert from 'node:assert/strict';
import { at } from './at.ts';

export function namesIn(list: unknown): string[] {
  const items = at(list, 'items');
  assert.ok(Array.isArray(items), JSON.stringify(list));
  return items.map(item => String(at(item, 'metadata', 'name')));
}
