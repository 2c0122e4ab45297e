import { access } from './cases/access.ts';
import { discovery } from './cases/discovery.ts';
import { lists } from './cases/lists.ts';
import { objects } from './cases/objects.ts';
import { patches } from './cases/patches.ts';
import { watches } from './cases/watches.ts';
import type { ContractCase } from './ContractCase.ts';

/**
 * What clients rely on in a Kubernetes API server. Holds on the simulated one and on the real one, or the simulated
 * one is wrong. Cases are independent: each works in a namespace of its own.
 */
export const apiContract: readonly ContractCase[] = [
  ...objects,
  ...patches,
  ...lists,
  ...watches,
  ...access,
  ...discovery,
];
