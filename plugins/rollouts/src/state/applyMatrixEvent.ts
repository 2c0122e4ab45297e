import type {
  FleetMatrix,
  MatrixChanges,
  MatrixStreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

/** The page after an event. Undefined in, undefined out for anything before the first snapshot. */
export function applyMatrixEvent(
  matrix: FleetMatrix | undefined,
  message: MatrixStreamEvent,
): FleetMatrix | undefined {
  if (message.event === 'snapshot') return message.data;
  if (!matrix) return matrix;
  switch (message.event) {
    case 'changes':
      return withChanges(matrix, message.data);
    case 'heartbeat':
    case 'resumed':
    case 'reset':
    case 'refused':
      return matrix;
    default:
      return message satisfies never;
  }
}

function withChanges(
  matrix: FleetMatrix,
  { items, services, clusters, ...page }: MatrixChanges,
): FleetMatrix {
  // The same object where nothing changed, so that only what changed is drawn again.
  const itemOf = new Map(
    [...matrix.items, ...items].map(item => [keyOf(item), item]),
  );
  return {
    by: matrix.by,
    ...page,
    items: (services ?? matrix.items)
      .map(service => itemOf.get(keyOf(service)))
      .filter(item => item !== undefined),
    clusters: clusters ?? matrix.clusters,
  };
}

function keyOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
