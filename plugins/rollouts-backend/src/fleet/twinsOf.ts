import type { ClusterFacts } from '../cluster/ClusterFacts';

/** Every cluster has it, and it is made with the cluster. */
const EVERYWHERE = 'kube-system';

/**
 * By the name of a cluster, the name of another before it that is the same cluster. Not known of a cluster whose
 * namespaces cannot be read.
 */
export function twinsOf(
  clusters: Iterable<Pick<ClusterFacts, 'name' | 'namespaces'>>,
): ReadonlyMap<string, string> {
  const firstOf = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { name, namespaces } of clusters) {
    const uid = namespaces.get(EVERYWHERE)?.uid;
    if (uid === undefined) continue;
    const first = firstOf.get(uid);
    if (first === undefined) firstOf.set(uid, name);
    else twins.set(name, first);
  }
  return twins;
}
