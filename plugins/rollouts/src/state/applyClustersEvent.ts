import type {
  ClusterChanges,
  ClusterList,
  ClustersStreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

/** The list after an event. Undefined in, undefined out for anything before the first snapshot. */
export function applyClustersEvent(
  list: ClusterList | undefined,
  message: ClustersStreamEvent,
): ClusterList | undefined {
  if (message.event === 'snapshot') return message.data;
  if (!list) return list;
  switch (message.event) {
    case 'changes':
      return withChanges(list, message.data);
    case 'heartbeat':
    case 'resumed':
    case 'reset':
    case 'refused':
      return list;
    default:
      return message satisfies never;
  }
}

function withChanges(
  list: ClusterList,
  { items, names }: ClusterChanges,
): ClusterList {
  // The same object where nothing changed, so that only what changed is drawn again.
  const itemOf = new Map(
    [...list.items, ...items].map(item => [item.name, item]),
  );
  return {
    items: (names ?? list.items.map(({ name }) => name))
      .map(name => itemOf.get(name))
      .filter(item => item !== undefined),
  };
}
