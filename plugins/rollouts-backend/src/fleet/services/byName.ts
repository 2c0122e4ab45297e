import type { SortKey } from '../store/FleetStore';
import { compareServices, type Service, type ServiceName } from './Service';
import type { MatrixRows, ServiceOrder } from './ServiceOrder';
import { servicesOfName } from './servicesOfName';

/** By name, then by namespace; from either end. */
export function byName(isReversed: boolean): ServiceOrder {
  return {
    services: (matrix, behind) =>
      servicesByName(matrix, { isReversed, behind: behind && nameIn(behind) }),
    keyOf: (_, { name, namespace }) => [name, namespace],
  };
}

/** In the order of names what has one name stands together. */
export function* servicesByName(
  { store, rows }: MatrixRows,
  { isReversed, behind }: { isReversed: boolean; behind?: ServiceName },
): Generator<Service> {
  const order = store.order('name');
  const nameAt = (index: number) => store.names.at(order[index] ?? 0) ?? '';
  const from = (index: number) =>
    isReversed ? rows.lastIndexIn(order, index) : rows.indexIn(order, index);
  const isWithin = (index: number) => index >= 0 && index < order.length;
  const step = isReversed ? -1 : 1;
  let at = from(
    store.indexBehind(
      { by: 'name', isReversed },
      // Before, or after, all that have the name: no id is empty, or of this character.
      behind && [behind.name, isReversed ? '\uffff' : ''],
    ),
  );
  while (isWithin(at)) {
    const name = nameAt(at);
    const named: number[] = [];
    for (; isWithin(at) && nameAt(at) === name; at = from(at + step)) {
      named.push(order[at] ?? 0);
    }
    const services = servicesOfName(store, name, named).filter(
      service => !behind || compareServices(service, behind) * step > 0,
    );
    yield* isReversed ? services.reverse() : services;
  }
}

function nameIn([name = '', namespace = '']: SortKey): ServiceName {
  return { name: String(name), namespace: String(namespace) };
}
