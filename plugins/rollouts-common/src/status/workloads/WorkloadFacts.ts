export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
] as const;

export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/**
 * What is kept of a Deployment, StatefulSet or DaemonSet: all that its summary and actions need, nothing more. Times
 * are the API server's RFC 3339 strings, untouched.
 */
export type WorkloadFacts = {
  kind: WorkloadKind;
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  createdAt: string;
  /** Labels of the object itself. */
  labels: Readonly<Record<string, string>>;
  /** Only annotations that something of ours reads. */
  annotations: Readonly<Record<string, string>>;
  /** The controlling owner, such as a Canary. */
  owner?: { kind: string; name: string };
  /** `deployment.kubernetes.io/revision`; Deployments only. */
  revision?: number;
  /** Images of the pod template's containers, without credentials. */
  images: readonly string[];

  strategy: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  /** Of a StatefulSet's `rollingUpdate`: pods below this ordinal keep their version. */
  partition?: number;
  /** Whether a StatefulSet's `rollingUpdate` is written at all, which the API server's defaults see to. */
  partitioned: boolean;
  paused: boolean;
  /** 600 when absent, as the API server defaults it; Deployments only. */
  progressDeadlineSeconds: number;
  /** How many pods are wanted; of a DaemonSet as many as there are fit nodes. */
  replicas: number;

  status: {
    observedGeneration: number;
    replicas: number;
    updated: number;
    ready: number;
    available: number;
    currentReplicas: number;
    currentRevision?: string;
    updateRevision?: string;
    conditions: readonly WorkloadCondition[];
  };

  /** Paths of fields that were there but not of the declared type, and so were left out; absent when all is well. */
  unreadable?: readonly string[];
};

export type WorkloadCondition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
};
