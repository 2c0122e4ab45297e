/** One Argo CD, as the operator has configured it. Nothing of it comes from a request or from a cluster. */
export type ArgoCdInstance = {
  /** Cluster of ours in which its Applications stand. */
  cluster: string;
  /** Its own namespace; absent: whichever is in that cluster. */
  namespace?: string;
  /** Where people open it. */
  url?: string;
  /** Its `installationID`, where objects are marked with it. */
  installationId?: string;
  /** Clusters that it calls otherwise than we do, by its name or server for them. */
  destinations: readonly { destination: string; cluster: string }[];
};
