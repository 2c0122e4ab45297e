import type { PodWatch } from '../../api/podSchema';
import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import type { ReplicaSetFacts } from '../argo-rollouts/ReplicaSetFacts';

/** What is known of the pods of a rollout, which are watched only while somebody looks at it. */
export type KnownPods = {
  /** Absent: nobody looks. */
  podWatch?: PodWatch;
  /** Absent: not known, for the reason that `podWatch` gives. */
  pods?: readonly PodFacts[];
  /** Those between a workload and its pods. Absent: not known. */
  replicaSets?: readonly ReplicaSetFacts[];
};
