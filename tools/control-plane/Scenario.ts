import type { Stage } from './Stage.ts';

/** A named story: manifests, the steps to its interesting moment, and the rest of the story. */
export type Scenario = {
  exercised: string;
  strategy: string;
  /** From an empty namespace to the moment that the scenario is named after. */
  prepare(stage: Stage): Promise<void>;
  /** From there to its end; only recordings go on so far. */
  play(stage: Stage): Promise<void>;
};
