import { compareKeys } from '../store/compareKeys';
import type { FleetStore } from '../store/FleetStore';
import type { Service } from './Service';
import type { MatrixRows, ServiceOrder } from './ServiceOrder';
import { servicesOfName } from './servicesOfName';

/** By that row of each which asks for attention most. */
export const byAttention: ServiceOrder = {
  *services(matrix, behind) {
    const { store, rows } = matrix;
    const order = store.order('attention');
    const names = new Set<string>();
    const services = new Map<number, Service>();
    const begin = store.indexBehind(
      { by: 'attention', isReversed: false },
      behind,
    );
    for (
      let at = rows.indexIn(order, begin);
      at < order.length;
      at = rows.indexIn(order, at + 1)
    ) {
      const slot = order[at] ?? 0;
      const name = store.names.at(slot) ?? '';
      if (!names.has(name)) {
        names.add(name);
        // All at once: it may be the name of a service in each of many namespaces.
        for (const service of servicesNamed(matrix, name)) {
          services.set(firstOf(store, service), service);
        }
      }
      // Where another of its rows comes first, it stood on a page before.
      const service = services.get(slot);
      if (service) yield service;
    }
  },
  keyOf: ({ store }, service) =>
    store.key('attention', firstOf(store, service)),
};

function firstOf(store: FleetStore, { slots }: Service): number {
  const key = (slot: number) => store.key('attention', slot);
  return slots.reduce((first, slot) =>
    compareKeys(key(slot), key(first)) < 0 ? slot : first,
  );
}

function servicesNamed({ store, rows }: MatrixRows, name: string): Service[] {
  const order = store.order('name');
  const begin = store.indexBehind({ by: 'name', isReversed: false }, [
    name,
    '',
  ]);
  const named: number[] = [];
  for (
    let at = begin;
    at < order.length && store.names.at(order[at] ?? 0) === name;
    at += 1
  ) {
    const slot = order[at] ?? 0;
    if (rows.has(slot)) named.push(slot);
  }
  return servicesOfName(store, name, named);
}
