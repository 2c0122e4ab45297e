import type { KubernetesObject } from './KubernetesObject.ts';

/** Kinds whose watch events a recording holds. */
export const RECORDED_KINDS = [
  ['argoproj.io/v1alpha1', 'Rollout'],
  ['argoproj.io/v1alpha1', 'AnalysisRun'],
  ['argoproj.io/v1alpha1', 'Experiment'],
  ['argoproj.io/v1alpha1', 'AnalysisTemplate'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'Deployment'],
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

/** A line of checkpoints.jsonl. */
export type Checkpoint = {
  t: number;
  tEnd: number;
  wall: string;
  wallGetEnd: string;
  label: string;
  resourceVersion: string | null;
  asOf: string;
  asOfEnd: string;
  exact: boolean;
  get: string;
  getExit: number;
  status: string;
  exit: number;
  getStderr?: string;
  statusStderr?: string;
  auto?: true;
};

export const LAST_ACTION = '(recording ends)';

export function resourceVersionOf(object: KubernetesObject): number {
  return Number(object.metadata['resourceVersion']);
}
