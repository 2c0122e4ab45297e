import type { InventoryCluster } from './InventoryCluster';

/** Knows clusters, and how to reach them. */
export interface ClusterSource {
  /** For people: "the clusters of NAME cannot be listed". */
  readonly name: string;
  /** The cluster that it stands in, where its name tells of that: nobody hears of the source who does not know of it. */
  readonly hub?: string;
  /**
   * Asked when the backend has started, and again about once a minute: what is new is watched then, what is missing is
   * not watched any more, and credentials of the last list count. When it rejects, or takes longer than 30 s, its
   * clusters stay as they were, and it is asked again.
   *
   * Nothing waits for it: the portal starts meanwhile, and shows that this source is awaited, or what is wrong with it.
   *
   * @param signal - aborts when nobody waits for the answer any more
   */
  list(signal: AbortSignal): Promise<readonly InventoryCluster[]>;
}
