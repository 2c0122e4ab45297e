import type { ConvergenceStage } from '../ConvergenceStage.ts';
import type { WatchedCluster } from '../WatchedCluster.ts';

/** Something that befalls a cluster, or what is between it and the portal. */
export type Fault = {
  /** What has happened. */
  name: string;
  /** Brings it about, changes the cluster meanwhile where that can be, and ends it. */
  bring(stage: ConvergenceStage, watched: WatchedCluster): Promise<void>;
};

/** What the portal says of a cluster whose server it has lost. */
export const LOST = /^(reconnecting|stale|unreachable)$/;
