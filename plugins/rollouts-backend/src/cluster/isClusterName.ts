// What a rollout's id can carry.
const CLUSTER_NAME = /^[A-Za-z0-9]([A-Za-z0-9._:@/-]{0,251}[A-Za-z0-9])?$/;

/** Whether a cluster can be called so. */
export function isClusterName(name: string): boolean {
  return CLUSTER_NAME.test(name);
}
