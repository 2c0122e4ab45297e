import type { ClusterCredentialProvider } from './ClusterCredential';

/** One cluster that the portal should watch. */
export type InventoryCluster = {
  /** Names the cluster everywhere, so it never changes: renaming is removing and adding. */
  name: string;
  /** Where people look when something is wrong with it, such as a configuration key. Told on the page, so no secret. */
  configuredAt: string;
  /** Such as `production`; shown, and usable in permission rules. */
  environment?: string;
  /** Address of the API server: https, or http on a loopback address; no path. */
  url: string;
  /** Certificate authority of the API server, PEM. At most one of this and `caFile`; without both, the system's. */
  ca?: string;
  /** The same as a file, read anew for each connection. */
  caFile?: string;
  /** Does not verify who the API server is. Such a cluster is never acted in. */
  skipTLSVerify?: boolean;
  /** The identity that lists and watches. Absent: there is none for the portal, and the page says so. */
  reader?: ClusterCredentialProvider;
  /** The identity that acts. Absent: the portal only shows this cluster; the reader's is never used in its place. */
  actor?: ClusterCredentialProvider;
};
