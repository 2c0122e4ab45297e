import type { FieldSource, FieldSources } from '../sources/FieldSource';

type Source =
  | 'Canary'
  | 'target'
  | 'primary'
  | 'route'
  | 'Event'
  | 'ReplicaSet'
  | 'Pod'
  | 'watch of pods';

const CANARY: FieldSource<Source> = { object: 'Canary', tier: 'always' };
const TARGET: FieldSource<Source> = { object: 'target', tier: 'in flight' };
const PRIMARY: FieldSource<Source> = { object: 'primary', tier: 'in flight' };
const ROUTE: FieldSource<Source> = { object: 'route', tier: 'in flight' };
const EVENT: FieldSource<Source> = { object: 'Event', tier: 'open' };
const REPLICA_SET: FieldSource<Source> = { object: 'ReplicaSet', tier: 'open' };
const POD: FieldSource<Source> = { object: 'Pod', tier: 'open' };

/** What each field of a Canary's summary and detail is read from. */
export const CANARY_SOURCES: FieldSources<Source> = {
  namespace: [CANARY],
  name: [CANARY],
  kind: [CANARY],
  provider: [CANARY],
  strategy: [CANARY],
  uid: [CANARY],
  createdAt: [CANARY],
  phase: [CANARY],
  message: [CANARY],
  why: [CANARY, PRIMARY, ROUTE, EVENT],
  // A gate that holds the traffic is told by events alone.
  waitingFor: [CANARY, ROUTE, EVENT],
  more: [CANARY, EVENT],
  due: [CANARY, TARGET],
  earliestEnd: [CANARY, ROUTE],
  step: [CANARY, ROUTE, EVENT],
  aborted: [CANARY],
  since: [CANARY],
  beganAt: [],
  weights: [CANARY, ROUTE],
  images: [CANARY, TARGET, PRIMARY],
  revision: [],
  pods: [PRIMARY],
  actions: [CANARY],
  steps: [CANARY, ROUTE, EVENT],
  revisions: [TARGET, PRIMARY, REPLICA_SET, POD],
  revisionsKnown: [TARGET, PRIMARY],
  revisionsKept: [],
  podWatch: [{ object: 'watch of pods', tier: 'open' }],
  checks: [CANARY, EVENT],
  analyses: [],
  experiments: [],
  happened: [EVENT],
  happenedFrom: [],
};
