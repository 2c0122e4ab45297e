/** What is kept of an `Experiment`. Times are the API server's RFC 3339 strings, untouched. */
export type ExperimentFacts = {
  namespace: string;
  name: string;
  uid: string;
  /** uids of all owners. */
  ownerUids: readonly string[];
  createdAt: string;
  /** Annotation `rollout.argoproj.io/revision`; 0 when missing or not a number, as upstream reads it. */
  revision: number;
  /** `spec.terminate`. */
  terminate: boolean;
  /** Seconds; absent: until its analyses end, or a length that cannot be read. */
  duration?: number;

  /** As reported; absent on a new one, and after a retry: its status is `{}`. */
  phase?: string;
  message?: string;
  /** When all its templates were available, which is when `duration` begins. */
  availableAt?: string;
  /** In the order of the spec. */
  templates: readonly {
    name: string;
    /** `replicas`, 1 when absent. */
    desired: number;
    available: number;
    status?: string;
    message?: string;
  }[];
  /** In the order of the spec. */
  analyses: readonly {
    name: string;
    /** The Experiment is not over before this one is. */
    requiredForCompletion: boolean;
    /** Name of its AnalysisRun; absent before there is one. */
    run?: string;
    phase?: string;
    message?: string;
  }[];

  /** Paths of fields that were there but not of the declared type, and so were left out; absent when all is well. */
  unreadable?: readonly string[];
};
