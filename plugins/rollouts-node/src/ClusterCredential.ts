/** How the portal proves to an API server who it is. */
export type ClusterCredential =
  | { type: 'bearer-token'; token: string }
  /** Both PEM. */
  | { type: 'client-certificate'; certificate: string; key: string }
  /** Nothing is proven; for a proxy on loopback that adds its own. */
  | { type: 'anonymous' };

/**
 * Gets the credential that counts now. Asked when a connection is made, when the API server refused the last answer,
 * and at least once a minute, so credentials may rotate. When it rejects, the cluster is shown as `auth-failed` and
 * asked again later.
 */
export type ClusterCredentialProvider = () => Promise<ClusterCredential>;
