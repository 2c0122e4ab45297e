import type { GateOwner } from './FlaggerFacts';

/** Who answers a gate, by the paths of Flagger's load tester; nothing of the address itself is kept. */
export function gateOwner(url: string): GateOwner {
  const path = /^[a-z]+:\/\/[^/?#]+([^?#]*)/i.exec(url)?.[1] ?? '';
  if (path.endsWith('/gate/approve')) return 'always-open';
  if (path.endsWith('/gate/halt')) return 'always-closed';
  return /\/(gate|rollback)\/check$/.test(path) ? 'load-tester' : 'other';
}
