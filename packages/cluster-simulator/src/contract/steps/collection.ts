import { randomBytes } from 'node:crypto';
import type { ContractServer } from '../ContractServer.ts';
import { made } from './made.ts';

/** Where the kinds of `contractDefinitions` are served. */
export const GROUP = '/apis/contract.example.test/v1';

const CORE = ['configmaps', 'events'];

/** The path of a collection in a new namespace. */
export async function collection(
  server: ContractServer,
  plural: string,
): Promise<string> {
  const name = `contract-${randomBytes(6).toString('hex')}`;
  await made(server, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });
  const root = CORE.includes(plural) ? '/api/v1' : GROUP;
  return `${root}/namespaces/${name}/${plural}`;
}
