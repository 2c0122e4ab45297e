/** How upstream's info tree calls the state of a ReplicaSet. */
export type ReplicaSetHealth =
  | 'Healthy'
  | 'Progressing'
  | 'ReplicaFailure'
  | 'ScaledDown';

/** What is kept of a ReplicaSet while its Rollout is in flight. */
export type ReplicaSetFacts = {
  namespace: string;
  name: string;
  uid: string;
  /** uid of the controlling owner. */
  ownerUid?: string;
  /** Label `rollouts-pod-template-hash`. */
  podHash?: string;
  /**
   * Annotation `rollout.argoproj.io/revision`, of a Deployment's `deployment.kubernetes.io/revision`; 0 when missing or
   * not a number, as upstream reads it.
   */
  revision: number;
  images: readonly string[];
  createdAt: string;
  /** `spec.replicas`, 1 when absent. */
  desired: number;
  replicas: number;
  ready: number;
  available: number;
  health: ReplicaSetHealth;
  /** Annotation `scale-down-deadline`, RFC 3339. */
  scaleDownDeadline?: string;
  /** Name of the Experiment that owns it; its pods are neither canary nor stable. */
  experiment?: string;
  /** Annotation `experiment.argoproj.io/template-name`. */
  experimentTemplate?: string;
};
