/** How the clusters of one Argo CD are listed. */
export type ArgoCdInventory = {
  /** Where it is configured, such as `rollouts.argocd.instances[0]`. */
  key: string;
  /** The portal's name of the cluster that it runs in. */
  hub: string;
  /** Where it keeps its Secrets. */
  namespace: string;
  /** What it calls otherwise than the portal does, by name or by address. */
  destinations: readonly { destination: string; cluster: string }[];
  /** The label of its clusters whose value is the environment. Absent: none is. */
  environmentLabel?: string;
  /** Absent: its API is not asked. */
  api?: {
    url: string;
    caFile?: string;
    token?: string;
    tokenFile?: string;
  };
  /** Whether the portal takes over the credentials that it has for its clusters, to look and never to act. */
  readSecrets: boolean;
};
