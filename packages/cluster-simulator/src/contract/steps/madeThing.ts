import type { ContractServer } from '../ContractServer.ts';
import { collection } from './collection.ts';
import { made } from './made.ts';
import { thing } from './thing.ts';

export async function madeThing(server: ContractServer): Promise<string> {
  const things = await collection(server, 'things');
  await made(server, things, thing('one'));
  return `${things}/one`;
}
