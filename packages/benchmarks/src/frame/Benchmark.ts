/** What has to hold: a count, or a ratio of things measured in one run; never milliseconds, which are the machine's. */
export type Gate = {
  name: string;
  value: number;
  unit: string;
} & ({ atMost: number } | { atLeast: number });

/** What is told, also when it misses its aim, and not judged. */
export type Report = {
  name: string;
  value: number;
  unit: string;
  /** What we would like it to be at most, in its unit. */
  aimAtMost?: number;
  /** What that is, in words, where the number does not say so. */
  aim?: string;
};

export type Outcome = {
  gates: readonly Gate[];
  reports: readonly Report[];
};

export type Conditions = {
  /** Smaller fleets and fewer runs; the same gates. */
  quick: boolean;
  /** Everything generated follows from it. */
  seed: number;
  /** A server with nothing in it, where one is needed. */
  postgres?: string;
};

/**
 * One question about cost, put to us and to our peers in the same run, so that whatever else the machine does befalls
 * all of them.
 */
export interface Benchmark {
  /** As after `--only`. */
  readonly id: string;
  readonly what: string;
  readonly peers: readonly string[];
  readonly needsPostgres?: boolean;
  run(conditions: Conditions): Promise<Outcome>;
}
