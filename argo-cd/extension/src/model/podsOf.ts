import type { TreeNode } from '../argocd/TreeNode';

export const POD_LOOKS = ['ready', 'starting', 'failing', 'unknown'] as const;

export type PodLook = (typeof POD_LOOKS)[number];

export type ShownPod = { name: string; look: PodLook; message: string };

const LOOK: Readonly<Record<string, PodLook>> = {
  Healthy: 'ready',
  Progressing: 'starting',
  Degraded: 'failing',
};

const OWNERS = ['ReplicaSet', 'Deployment', 'DaemonSet'];

/**
 * The pods of one ReplicaSet or workload as Argo CD judges them; they are in the tree, so nothing has to be read for it.
 */
export function podsOf(
  nodes: readonly TreeNode[],
  name: string,
  namespace: string,
): ShownPod[] {
  const owner = nodes.find(
    node =>
      OWNERS.includes(node.kind) &&
      node.name === name &&
      node.namespace === namespace,
  );
  if (owner === undefined) return [];
  const owners = new Set([
    owner.uid,
    ...childrenOf(nodes, 'ReplicaSet', new Set([owner.uid])).map(
      ({ uid }) => uid,
    ),
  ]);
  return childrenOf(nodes, 'Pod', owners)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(pod => ({
      name: pod.name,
      look: LOOK[pod.health?.status ?? ''] ?? 'unknown',
      message: pod.health?.message ?? '',
    }));
}

function childrenOf(
  nodes: readonly TreeNode[],
  kind: string,
  owners: ReadonlySet<string>,
): TreeNode[] {
  return nodes.filter(
    node => node.kind === kind && node.parentRefs.some(uid => owners.has(uid)),
  );
}
