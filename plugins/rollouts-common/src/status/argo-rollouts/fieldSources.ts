import type { FieldSource, FieldSources } from '../sources/FieldSource';

type Source =
  | 'Rollout'
  | 'journal'
  | 'ReplicaSet'
  | 'Pod'
  | 'AnalysisRun'
  | 'Experiment'
  | 'watch of pods';

const ROLLOUT: FieldSource<Source> = { object: 'Rollout', tier: 'always' };
const JOURNAL: FieldSource<Source> = { object: 'journal', tier: 'seen' };
const REPLICA_SET: FieldSource<Source> = {
  object: 'ReplicaSet',
  tier: 'in flight',
};
const POD: FieldSource<Source> = { object: 'Pod', tier: 'open' };
const ANALYSIS_RUN: FieldSource<Source> = {
  object: 'AnalysisRun',
  tier: 'always',
};
const EXPERIMENT: FieldSource<Source> = {
  object: 'Experiment',
  tier: 'always',
};

/** What each field of a Rollout's summary and detail is read from. */
export const ROLLOUT_SOURCES: FieldSources<Source> = {
  namespace: [ROLLOUT],
  name: [ROLLOUT],
  kind: [ROLLOUT],
  provider: [ROLLOUT],
  strategy: [ROLLOUT],
  uid: [ROLLOUT],
  createdAt: [ROLLOUT],
  phase: [ROLLOUT],
  message: [ROLLOUT],
  // Who aborted; whether the pods of a blue-green preview are available.
  why: [ROLLOUT, JOURNAL, REPLICA_SET],
  waitingFor: [ROLLOUT, REPLICA_SET],
  // At which step it was aborted: the journal, else the run that failed.
  more: [ROLLOUT, JOURNAL, ANALYSIS_RUN],
  due: [ROLLOUT, REPLICA_SET, ANALYSIS_RUN, EXPERIMENT],
  earliestEnd: [ROLLOUT, ANALYSIS_RUN, EXPERIMENT],
  step: [ROLLOUT, JOURNAL, ANALYSIS_RUN],
  aborted: [ROLLOUT],
  since: [ROLLOUT, JOURNAL],
  beganAt: [JOURNAL],
  weights: [ROLLOUT, REPLICA_SET],
  images: [ROLLOUT, REPLICA_SET],
  revision: [ROLLOUT],
  pods: [ROLLOUT],
  actions: [ROLLOUT],
  steps: [ROLLOUT, JOURNAL, ANALYSIS_RUN, EXPERIMENT],
  revisions: [REPLICA_SET, POD],
  revisionsKnown: [REPLICA_SET],
  revisionsKept: [],
  podWatch: [{ object: 'watch of pods', tier: 'open' }],
  checks: [],
  analyses: [ANALYSIS_RUN, EXPERIMENT],
  experiments: [EXPERIMENT, REPLICA_SET, POD],
  happened: [JOURNAL],
  happenedFrom: [],
};
