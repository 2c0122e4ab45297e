/** The nodes of a simulated cluster, as far as Pods are on them; they are no objects. */
export const NODES = ['node-0', 'node-1', 'node-2'] as const;
