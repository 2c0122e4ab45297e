import type { KnownPods } from '../pods/KnownPods';
import type { WorkloadFacts } from '../workloads/WorkloadFacts';
import type { FlaggerEvent } from './FlaggerEvent';
import type { RouteFacts } from './RouteFacts';

/** What is known beside the Canary itself. Absent: not watched, so nothing is said that needs it. */
export type FlaggerKnown = KnownPods & {
  /** Holds the new version. */
  target?: WorkloadFacts;
  /** Serves. */
  primary?: WorkloadFacts;
  route?: RouteFacts;
  /** Oldest first; Flagger's client drops some, so nothing follows from the absence of one. */
  events?: readonly FlaggerEvent[];
};
