import type { FleetStore } from '../store/FleetStore';
import { compareServices, type Service } from './Service';

/** The services that these rows are, all of one name: one for each namespace, sorted. */
export function servicesOfName(
  store: FleetStore,
  name: string,
  slots: readonly number[],
): Service[] {
  const namespaces = new Map<string, number[]>();
  for (const slot of slots) {
    const namespace = store.column('namespace').at(slot) ?? '';
    const known = namespaces.get(namespace);
    if (known) known.push(slot);
    else namespaces.set(namespace, [slot]);
  }
  return [...namespaces]
    .map(([namespace, placed]) => ({ name, namespace, slots: placed }))
    .sort(compareServices);
}
