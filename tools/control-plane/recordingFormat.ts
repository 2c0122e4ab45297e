import type { KubernetesObject } from './KubernetesObject.ts';

export type ApiKind = readonly [apiVersion: string, kind: string];

/** Kinds whose watch events every recording holds; with a router, also those of the router. */
export const RECORDED_KINDS = [
  ['argoproj.io/v1alpha1', 'Rollout'],
  ['argoproj.io/v1alpha1', 'AnalysisRun'],
  ['argoproj.io/v1alpha1', 'Experiment'],
  ['argoproj.io/v1alpha1', 'AnalysisTemplate'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['v1', 'Event'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['batch/v1', 'Job'],
] as const;

/** Kinds that the text of `get rollout` shows: a change of one between two readings blurs it. */
export const SHOWN_KINDS: ReadonlySet<string> = new Set([
  'Rollout',
  'ReplicaSet',
  'Pod',
  'AnalysisRun',
  'Experiment',
]);

/** A line of events.jsonl. */
export type RecordedEvent = {
  t: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubernetesObject;
};

/** A line of actions.jsonl; CLI calls add exit, stdout, stderr, requests method, path, status… */
export type RecordedAction = { t: number; do: string; [key: string]: unknown };

/** When the upstream command line was asked; nothing about the subject changed meanwhile. */
export type Moment = {
  t: number;
  tEnd: number;
  /** The clock just before, and just after the first command. */
  wall: string;
  wallGetEnd: string;
  label: string;
  resourceVersion: string | null;
  asOf: string;
  asOfEnd: string;
};

/** What `kubectl argo rollouts get rollout` and `… status` said. */
export type RolloutTexts = {
  get: string;
  getExit: number;
  status: string;
  exit: number;
  getStderr?: string;
  statusStderr?: string;
};

/** What `kubectl rollout status` said of a Deployment, StatefulSet or DaemonSet. */
export type WorkloadTexts = {
  kind: string;
  name: string;
  status: string;
  exit: number;
  statusStderr: string;
};

/** A checkpoint of a Rollout. */
export type Checkpoint = Moment & { exact: boolean } & RolloutTexts & {
    auto?: true;
  };

/** A checkpoint of a native workload. */
export type WorkloadCheckpoint = Moment & WorkloadTexts;

/** Where the checkpoints of a Rollout are, and those of a native workload. */
export const CHECKPOINTS = 'checkpoints.jsonl';
export const WORKLOAD_CHECKPOINTS = 'rollout-status.jsonl';

export const LAST_ACTION = '(recording ends)';

export function resourceVersionOf(object: KubernetesObject): number {
  return Number(object.metadata['resourceVersion']);
}
