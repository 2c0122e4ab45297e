import type { TreeNode } from '../argocd/TreeNode';

export const POD_LOOKS = ['ready', 'starting', 'failing', 'unknown'] as const;

export type PodLook = (typeof POD_LOOKS)[number];

export type ShownPod = { name: string; look: PodLook; message: string };

const LOOK: Readonly<Record<string, PodLook>> = {
  Healthy: 'ready',
  Progressing: 'starting',
  Degraded: 'failing',
};

/** The pods of one ReplicaSet as Argo CD judges them; they are in the tree, so nothing has to be read for it. */
export function podsOf(
  nodes: readonly TreeNode[],
  replicaSet: string,
  namespace: string,
): ShownPod[] {
  const owner = nodes.find(
    node =>
      node.kind === 'ReplicaSet' &&
      node.name === replicaSet &&
      node.namespace === namespace,
  );
  if (owner === undefined) return [];
  return nodes
    .filter(
      ({ kind, parentRefs }) =>
        kind === 'Pod' && parentRefs.includes(owner.uid),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, health }) => ({
      name,
      look: LOOK[health?.status ?? ''] ?? 'unknown',
      message: health?.message ?? '',
    }));
}
