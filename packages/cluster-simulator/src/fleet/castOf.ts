import type { FleetClusterName } from './FleetCluster';
import type { Placement } from './Placement';
import { namespaceOf } from './services';
import type { Story } from './Story';

/** Which services are in a cluster, and in which story. */
export function castOf(
  stories: readonly Story[],
  cluster: FleetClusterName,
): { story: Story; placement: Placement }[] {
  return stories.flatMap(story =>
    (story.cast[cluster] ?? []).map(service => ({
      story,
      placement: { service, cluster, namespace: namespaceOf(service) },
    })),
  );
}
