/** A cluster of ours, as Argo CD may call it. */
export type ClusterAddress = {
  name: string;
  /** URL of its API server; absent where it is not known, such as before a kubeconfig was read. */
  server?: string;
};
