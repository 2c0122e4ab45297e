import type { Clusters } from './Clusters.ts';
import { startEmbeddedClusters } from './startEmbeddedClusters.ts';
import { startRealClusters } from './startRealClusters.ts';
import type { WorldName } from './WorldName.ts';

type StartOptions = { signal: AbortSignal; say: (line: string) => void };

/** How the clusters of each world come about. */
export const startClusters: Record<
  WorldName,
  (options: StartOptions) => Promise<Clusters>
> = {
  real: startRealClusters,
  embedded: startEmbeddedClusters,
};
