import { compareKeys } from '../store/compareKeys';
import type { SortKey } from '../store/FleetStore';
import { servicesByName } from './byName';
import type { Service } from './Service';
import type { MatrixRows, ServiceOrder } from './ServiceOrder';
import { versionsOf } from './versionsOf';

/** How many versions the one that is furthest behind is behind, then how many of its rollouts are; then by name. */
export const byDistance: ServiceOrder = {
  *services(matrix, behind) {
    const isAmongLevel = behind !== undefined && behind[0] === 0;
    if (!isAmongLevel) {
      yield* apart(matrix)
        .filter(({ key }) => !behind || compareKeys(key, behind) > 0)
        .map(({ service }) => service);
    }
    const [, , name, namespace] = isAmongLevel ? behind : [];
    const level = servicesByName(matrix, {
      isReversed: false,
      ...(isAmongLevel && {
        behind: { name: String(name), namespace: String(namespace) },
      }),
    });
    for (const service of level) {
      if (keyOf(matrix, service)[0] === 0) yield service;
    }
  },
  keyOf,
};

/** The services that run more than one version: few, as a rule. */
function apart(matrix: MatrixRows): { service: Service; key: SortKey }[] {
  const found: { service: Service; key: SortKey }[] = [];
  for (const service of servicesByName(matrix, { isReversed: false })) {
    const key = keyOf(matrix, service);
    if (key[0] !== 0) found.push({ service, key });
  }
  return found.sort((a, b) => compareKeys(a.key, b.key));
}

function keyOf(matrix: MatrixRows, service: Service): SortKey {
  const { most, places } = distanceOf(matrix, service);
  return [0 - most, 0 - places, service.name, service.namespace];
}

function distanceOf(
  { store, by }: MatrixRows,
  { slots }: Service,
): { most: number; places: number } {
  const runs = store.column('runs');
  const comes = store.column('comes');
  const known = new Set<string>();
  for (const slot of slots) {
    const [running, coming] = [runs.at(slot), comes.at(slot)];
    if (running !== undefined) known.add(running);
    if (coming !== undefined) known.add(coming);
  }
  let most = 0;
  let places = 0;
  // Most services run one version everywhere.
  if (known.size < 2) return { most, places };
  const versions = versionsOf(store, slots);
  for (const slot of slots) {
    if (store.column(by).at(slot) === undefined) continue;
    const distance = versions.indexOf(runs.at(slot) ?? '');
    if (distance > 0) places += 1;
    most = Math.max(most, distance);
  }
  return { most, places };
}
