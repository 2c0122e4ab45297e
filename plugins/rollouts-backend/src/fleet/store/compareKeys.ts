import { compareParts } from './compareParts';
import type { SortKey } from './FleetStore';

/** The most significant part first. */
export function compareKeys(a: SortKey, b: SortKey): number {
  for (let i = 0; i < a.length; i += 1) {
    const order = compareParts(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
