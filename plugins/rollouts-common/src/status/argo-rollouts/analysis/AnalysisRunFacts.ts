import type { Threshold } from '../../../api/rolloutSchema';

/**
 * What is kept of an `AnalysisRun`. No query, no condition as written and no argument: those may hold what a reader
 * of the rollout must not see. Times are the API server's RFC 3339 strings, untouched.
 */
export type AnalysisRunFacts = {
  namespace: string;
  name: string;
  uid: string;
  /** uids of all owners: a Rollout, or an Experiment. */
  ownerUids: readonly string[];
  createdAt: string;
  /** Annotation `rollout.argoproj.io/revision`; 0 when missing or not a number, as upstream reads it. */
  revision: number;
  /** Label `rollout-type`: `Step`, `Background`, `PrePromotion` or `PostPromotion`. Absent on a run of an Experiment. */
  rolloutType?: string;
  /** Label `step-index`, from 0. */
  stepIndex?: number;
  /** `spec.terminate`: somebody ended it, or what it belongs to is over. */
  terminate: boolean;

  /** As reported. The real controller first writes an empty text, which is none here. */
  phase?: string;
  message?: string;
  startedAt?: string;
  /** Since 1.7. */
  completedAt?: string;
  /** In the order of the spec. */
  metrics: readonly MetricFacts[];

  /** Paths of fields that were there but not of the declared type, and so were left out; absent when all is well. */
  unreadable?: readonly string[];
};

export type MetricFacts = {
  name: string;
  /** Key of `provider` (`prometheus`, `web`, `job`, …) or `plugin/<name>`. */
  provider: string;
  /** Seconds between measurements; absent: it is measured once, or the length is an argument. */
  interval?: number;
  /** Seconds before the first measurement. */
  initialDelay?: number;
  /** How many measurements are wanted; absent: without end, or by an argument. */
  count?: number;
  /** More failures than this fail it; absent: unlimited, or by an argument. */
  failureLimit?: number;
  /** Absent: by an argument. */
  inconclusiveLimit?: number;
  /** Absent: by an argument. */
  consecutiveErrorLimit?: number;
  /** As many successes in a row end it well; absent: there is no such limit, or it is an argument. */
  consecutiveSuccessLimit?: number;
  /** It is measured, and changes nothing. */
  dryRun: boolean;
  /** What the success condition asks for, each; empty when it cannot be put into such terms. */
  wanted: readonly Threshold[];
  /** What the failure condition takes for a failure, any; empty when it cannot be put into such terms. */
  unwanted: readonly Threshold[];

  /** Its place among the results of the status, in which upstream lists Jobs; absent while there is no result. */
  resultIndex?: number;
  phase?: string;
  message?: string;
  /** Over all measurements, of which only some are kept below. `count` leaves out those that ended in an error. */
  counters: MetricCounters;
  /** Those that the controller retains (ten unless asked otherwise), and of these the newest; oldest first. */
  measurements: readonly MeasurementFacts[];
};

export type MetricCounters = {
  count: number;
  successful: number;
  failed: number;
  inconclusive: number;
  error: number;
  consecutiveError: number;
  consecutiveSuccess: number;
};

export type MeasurementFacts = {
  phase: string;
  startedAt?: string;
  finishedAt?: string;
  /** When a measurement that is under way is looked at again. */
  resumeAt?: string;
  /** The number that the conditions look at; absent when there is none, or more than one that it could be. */
  value?: number;
  /** The Job that measures, which carries no owner that leads here. */
  job?: { namespace: string; name: string };
};
