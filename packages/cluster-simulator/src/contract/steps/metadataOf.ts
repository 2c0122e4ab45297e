import assert from 'node:assert/strict';
import { at, isRecord } from './at.ts';

export function metadataOf(object: unknown): Record<string, unknown> {
  const metadata = at(object, 'metadata');
  assert.ok(isRecord(metadata));
  return metadata;
}
