import assert from 'node:assert/strict';
import type { ContractServer } from '../ContractServer.ts';
import { metadataOf } from './metadataOf.ts';

export async function made(
  server: ContractServer,
  path: string,
  body: object,
): Promise<{ uid: string; resourceVersion: string }> {
  const answer = await server.request('POST', path, { body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const { uid, resourceVersion } = metadataOf(answer.body);
  return { uid: String(uid), resourceVersion: String(resourceVersion) };
}
