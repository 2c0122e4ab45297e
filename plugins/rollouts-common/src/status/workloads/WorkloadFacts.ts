import type { ObjectFacts } from '../object/ObjectFacts';

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
export type WorkloadFacts = ObjectFacts & {
  kind: WorkloadKind;
  /** The controlling owner, such as a Canary; or the Rollout of OpenKruise that holds it while a new version comes. */
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
  /** `spec.selector` as a list request takes it. */
  podSelector?: string;

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
};

export type WorkloadCondition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
};
