import type { ContractServer } from './ContractServer.ts';

export type ContractCase = {
  /** What an API server does. */
  does: string;
  check(server: ContractServer): Promise<void>;
};
