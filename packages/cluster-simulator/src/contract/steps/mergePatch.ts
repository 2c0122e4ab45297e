import type { ContractServer } from '../ContractServer.ts';

const MERGE_PATCH = 'application/merge-patch+json';

export function mergePatch(server: ContractServer, path: string, body: object) {
  return server.request('PATCH', path, { body, contentType: MERGE_PATCH });
}
