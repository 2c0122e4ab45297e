import type { PodFacts } from '../pods/PodFacts';
import type { ReplicaSetFacts } from '../ReplicaSetFacts';
import type { AnalysisRunFacts } from '../analysis/AnalysisRunFacts';
import type { ExperimentFacts } from '../experiments/ExperimentFacts';

/** What a rollout consists of, as `kubectl argo rollouts get rollout` arranges it: revisions, newest first. */
export type RolloutTree = { revisions: readonly RevisionNode[] };

export type RevisionNode = {
  /** 0: its objects name none. */
  revision: number;
  replicaSets: readonly ReplicaSetNode[];
  experiments: readonly ExperimentNode[];
  analysisRuns: readonly AnalysisRunNode[];
};

export type ReplicaSetNode = {
  replicaSet: ReplicaSetFacts;
  /** canary, stable, active, preview, ping, pong; empty for an old one and for those of Experiments. */
  roles: readonly string[];
  /** When its pods go away, or should have: the annotation outlives them. */
  scaleDownAt?: string;
  pods: readonly PodFacts[];
};

export type ExperimentNode = {
  experiment: ExperimentFacts;
  replicaSets: readonly ReplicaSetNode[];
  analysisRuns: readonly AnalysisRunNode[];
};

export type AnalysisRunNode = {
  run: AnalysisRunFacts;
  /** Over all its metrics. */
  successful: number;
  failed: number;
  inconclusive: number;
  error: number;
  jobs: readonly JobNode[];
};

/** A Job that measures, as the measurement tells of it; the Job itself is not read. */
export type JobNode = {
  namespace: string;
  name: string;
  metric: string;
  /** Phase of the measurement. */
  status: string;
  startedAt?: string;
};
