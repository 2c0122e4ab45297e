import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';

/** One rollout of the cluster goes, and another comes that differs in its name. */
export function replaceOne({ store }: SimulatedCluster, prefix: string): void {
  const resource = store.resource('rollouts');
  if (!resource) throw new Error('there are no Rollouts');
  const gone = store.kept(resource)[0]?.object;
  if (!gone) throw new Error('there is nothing to replace');
  const { name, namespace = '' } = gone.metadata;
  store.delete({ resource, name, namespace });
  store.create({ ...gone, metadata: { name: `${prefix}-${name}`, namespace } });
}
