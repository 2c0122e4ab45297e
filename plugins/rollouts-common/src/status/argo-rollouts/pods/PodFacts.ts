/** What is kept of a Pod. */
export type PodFacts = {
  namespace: string;
  name: string;
  uid: string;
  /** uids of all owners: a ReplicaSet, StatefulSet or DaemonSet. */
  ownerUids: readonly string[];
  createdAt: string;
  /** The word that kubectl prints as its status, such as `Running`, `CrashLoopBackOff` or `Init:0/1`. */
  status: string;
  /** Containers that are ready, of `containers`. */
  ready: number;
  containers: number;
  restarts: number;
  /** Label `controller-revision-hash`, which a StatefulSet and a DaemonSet write. */
  revisionHash?: string;
  /** Images of its containers, without credentials. */
  images: readonly string[];
};
