import {
  PHASES,
  type FleetMatrix,
  type MatrixCell,
  type MatrixColumn,
  type MatrixQuery,
  type MatrixSort,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Service } from './services/Service';
import { serviceOrders } from './services/serviceOrders';
import { versionsOf } from './services/versionsOf';
import type { FleetStore, SortKey } from './store/FleetStore';
import type { SlotBits } from './store/SlotBits';

export type MatrixShape = {
  by: MatrixQuery['by'];
  sort: MatrixSort;
  limit: number;
  /** The key of the service behind which the page begins. */
  behind: SortKey | undefined;
  /** The share of what comes, in percent; asked for what is shown. */
  shareOf(id: string): number | undefined;
};

type Item = FleetMatrix['items'][number];

/** The services of these rows: which version of each runs where. */
export function matrixOf(
  store: FleetStore,
  rows: SlotBits,
  shape: MatrixShape,
): Pick<FleetMatrix, 'columns' | 'items' | 'matching'> & {
  /** Where there are more: the key of the last of the page. */
  last: SortKey | undefined;
} {
  const { limit, by, sort, behind } = shape;
  const matrix = { store, rows, by };
  const order = serviceOrders[sort];
  const shown: Service[] = [];
  let last: Service | undefined;
  for (const service of order.services(matrix, behind)) {
    if (shown.length === limit) {
      last = shown.at(-1);
      break;
    }
    shown.push(service);
  }
  const items = shown.map(service => itemOf(store, service, shape));
  return {
    matching: countServices(store, rows),
    items,
    columns: columnsOf(items),
    last: last && order.keyOf(matrix, last),
  };
}

/** Looks at every row, so it makes nothing of most of them: not many services of a name are in several namespaces. */
function countServices(store: FleetStore, rows: SlotBits): number {
  const order = store.order('name');
  const namespaces = store.column('namespace');
  const further = new Set<string>();
  let count = 0;
  let name: string | undefined;
  let first: string | undefined;
  for (
    let at = rows.indexIn(order, 0);
    at < order.length;
    at = rows.indexIn(order, at + 1)
  ) {
    const slot = order[at] ?? 0;
    const namespace = namespaces.at(slot) ?? '';
    if (store.names.at(slot) !== name) {
      name = store.names.at(slot);
      first = namespace;
      if (further.size > 0) further.clear();
      count += 1;
    } else if (namespace !== first && !further.has(namespace)) {
      further.add(namespace);
      count += 1;
    }
  }
  return count;
}

function itemOf(
  store: FleetStore,
  { name, namespace, slots }: Service,
  { by, shareOf }: MatrixShape,
): Item {
  const versions = versionsOf(store, slots);
  const columns = new Map<string, number[]>();
  for (const slot of slots) {
    const column = store.column(by).at(slot);
    if (column === undefined) continue;
    columns.set(column, [...(columns.get(column) ?? []), slot]);
  }
  return {
    namespace,
    name,
    newest: versions[0],
    cells: [...columns].map(([column, placed]) =>
      cellOf(store, { column, slots: placed, versions, shareOf }),
    ),
  };
}

function cellOf(
  store: FleetStore,
  {
    column,
    slots,
    versions,
    shareOf,
  }: Pick<MatrixShape, 'shareOf'> & {
    column: string;
    slots: readonly number[];
    versions: readonly string[];
  },
): MatrixCell {
  const [first = 0] = [...slots].sort(
    (a, b) => store.urgency(a) - store.urgency(b),
  );
  const behind = Math.max(
    ...slots.map(slot => versions.indexOf(store.column('runs').at(slot) ?? '')),
  );
  const version = versions[behind];
  const moving = slots.find(slot => store.column('comes').at(slot));
  const comes =
    moving === undefined ? undefined : store.column('comes').at(moving);
  const phase = store.column('phase').at(first);
  return {
    column,
    id: store.id(first),
    phase: PHASES.find(known => known === phase) ?? 'Unknown',
    rollouts: slots.length,
    ...(version !== undefined && { runs: { version, behind } }),
    ...(moving !== undefined &&
      comes !== undefined && {
        comes: { version: comes, share: shareOf(store.id(moving)) },
      }),
  };
}

function columnsOf(items: readonly Item[]): MatrixColumn[] {
  const columns = new Map<string, MatrixColumn>();
  for (const { column: name, runs, comes } of items.flatMap(
    ({ cells }) => cells,
  )) {
    const column = columns.get(name) ?? {
      name,
      services: 0,
      behind: 0,
      moving: 0,
    };
    columns.set(name, {
      name,
      services: column.services + 1,
      behind: column.behind + (runs && runs.behind > 0 ? 1 : 0),
      moving: column.moving + (comes ? 1 : 0),
    });
  }
  return [...columns.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
