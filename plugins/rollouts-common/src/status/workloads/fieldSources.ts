import type { FieldSource, FieldSources } from '../sources/FieldSource';

type Source = 'workload' | 'ReplicaSet' | 'Pod' | 'watch of pods';

const WORKLOAD: FieldSource<Source> = { object: 'workload', tier: 'always' };
const REPLICA_SET: FieldSource<Source> = { object: 'ReplicaSet', tier: 'open' };
const POD: FieldSource<Source> = { object: 'Pod', tier: 'open' };

/** What each field of the summary and detail of a Deployment, StatefulSet or DaemonSet is read from. */
export const WORKLOAD_SOURCES: FieldSources<Source> = {
  namespace: [WORKLOAD],
  name: [WORKLOAD],
  kind: [WORKLOAD],
  provider: [WORKLOAD],
  strategy: [WORKLOAD],
  uid: [WORKLOAD],
  createdAt: [WORKLOAD],
  phase: [WORKLOAD],
  message: [WORKLOAD],
  why: [WORKLOAD],
  waitingFor: [WORKLOAD],
  more: [WORKLOAD],
  due: [WORKLOAD],
  earliestEnd: [],
  step: [],
  aborted: [],
  since: [WORKLOAD],
  beganAt: [],
  weights: [WORKLOAD],
  images: [WORKLOAD],
  revision: [WORKLOAD],
  pods: [WORKLOAD],
  actions: [WORKLOAD],
  steps: [],
  revisions: [REPLICA_SET, POD, WORKLOAD],
  revisionsKnown: [REPLICA_SET, POD],
  revisionsKept: [],
  podWatch: [{ object: 'watch of pods', tier: 'open' }],
  checks: [],
  analyses: [],
  experiments: [],
  happened: [],
  happenedFrom: [],
};
