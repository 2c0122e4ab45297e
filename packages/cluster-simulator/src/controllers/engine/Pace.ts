/** How long things take in a simulated cluster. All in milliseconds. */
export type Pace = {
  /** From a change until a controller looks at it. */
  answer: number;
  /** From the creation of a Pod until it is ready. */
  podReady: number;
  /** From the end of a Pod's use until it is gone. */
  podGone: number;
  /** What one measurement of an analysis takes. */
  measurement: number;
};

/** As fast as the recorded clusters were: their Pods have no containers to start. */
export const recordedPace: Pace = {
  answer: 5,
  podReady: 1_000,
  podGone: 0,
  measurement: 0,
};

/** Nothing takes time but what the objects themselves ask for. */
export const noTime: Pace = {
  answer: 0,
  podReady: 0,
  podGone: 0,
  measurement: 0,
};
