import type { ContractServer } from '../ContractServer.ts';

export async function eventsOf(
  server: ContractServer,
  path: string,
  count: number,
  accept?: string,
): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of server.watch(
    path,
    accept === undefined ? {} : { accept },
  )) {
    events.push(event);
    if (events.length >= count) break;
  }
  return events;
}
