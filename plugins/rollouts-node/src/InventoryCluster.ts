import type { AddressLimits } from './AddressLimits';
import type { ClusterCredentialProvider } from './ClusterCredential';

/** Why nobody gives the portal credentials for a cluster, where nothing is wrong with that. */
export type WithoutReader =
  /** It takes those of signed-in people only, and the portal watches while nobody is there. */
  | { why: 'needs-person' }
  /** The operator has not said yet that it may be watched; this configuration key would. */
  | { why: 'not-allowed'; key: string }
  /** There are some, in a form that the portal does not use; told on the page. */
  | { why: 'unsupported'; kind: string };

/** One cluster that the portal should watch. */
export type InventoryCluster = {
  /** Names the cluster everywhere, so it never changes: renaming is removing and adding. */
  name: string;
  /** Where people look when something is wrong with it, such as a configuration key. Told on the page, so no secret. */
  configuredAt: string;
  /** Such as `production`; shown, and usable in permission rules. */
  environment?: string;
  /** Told on the page. */
  labels?: Readonly<Record<string, string>>;
  /**
   * Address of the API server: https, or http on a loopback address. A path comes before that of each request. Absent
   * where a source only tells environment and labels of a cluster that is known from elsewhere.
   */
  url?: string;
  /** Certificate authority of the API server, PEM. At most one of this and `caFile`; without both, the system's. */
  ca?: string;
  /** The same as a file, read anew for each connection. */
  caFile?: string;
  /** What the certificate is for, when that is not the host of `url`. */
  serverName?: string;
  /** Does not verify who the API server is. Such a cluster is never acted in. */
  skipTLSVerify?: boolean;
  /** A proxy that is asked to CONNECT to the API server; may hold its own user and password. */
  proxyUrl?: string;
  /**
   * For a gateway that serves many clusters at one address: sent with each request, and no secret. Clusters with headers
   * are never taken for each other because their addresses are the same.
   */
  headers?: Readonly<Record<string, string>>;
  /**
   * Set where others than the operator chose the host of `url`: what it resolves to is checked for each connection, and
   * that is what is connected to.
   */
  addressLimits?: AddressLimits;
  /** Watches only these; absent: all. */
  namespaces?: readonly string[];
  /** Lets credentials go over plain http to this address, which is not a loopback address. The operator has to say so. */
  dangerouslyAllowPlainHttp?: boolean;
  /** The identity that lists and watches. Absent: this source has none, and another one may. */
  reader?: ClusterCredentialProvider;
  /** Why there is no reader, and that is as it should be. */
  withoutReader?: WithoutReader;
  /** The identity that acts. Absent: the portal only shows this cluster; the reader's is never used in its place. */
  actor?: ClusterCredentialProvider;
};
