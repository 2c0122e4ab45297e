import type {
  ClusterStatus,
  EntityRollouts,
  StreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

/** The content after an event. Undefined in, undefined out for anything before the first snapshot. */
export function applyStreamEvent(
  content: EntityRollouts | undefined,
  message: StreamEvent,
): EntityRollouts | undefined {
  if (message.event === 'snapshot') return message.data;
  if (!content) return content;

  switch (message.event) {
    case 'rollout': {
      const known = content.items.some(({ id }) => id === message.data.id);
      return {
        ...content,
        items: known
          ? content.items.map(item =>
              item.id === message.data.id ? message.data : item,
            )
          : [...content.items, message.data],
      };
    }
    case 'removed':
      return {
        ...content,
        items: content.items.filter(({ id }) => id !== message.data.id),
      };
    case 'clusters':
      return withClusters(content, message.data);
    case 'heartbeat':
    case 'resumed':
    case 'reset':
    case 'refused':
      return content;
    default:
      return message satisfies never;
  }
}

function withClusters(
  content: EntityRollouts,
  clusters: ClusterStatus[],
): EntityRollouts {
  const freshnessOf = new Map(
    clusters.map(({ name, freshness }) => [name, freshness]),
  );
  return {
    ...content,
    clusters,
    items: content.items.map(item => ({
      ...item,
      freshness: freshnessOf.get(item.cluster) ?? item.freshness,
    })),
  };
}
