import type { RouterName } from './routers.ts';
import type { Stage } from './Stage.ts';
import type { Subject } from './Subject.ts';

/** A named story: manifests, the steps to its interesting moment, and the rest of the story. */
export type Scenario = {
  exercised: string;
  strategy: string;
  /** What its checkpoints are of; the Rollout when left out. */
  subject?: Subject;
  /** Traffic routers whose kinds the cluster has to know before its controllers start. */
  routers?: readonly RouterName[];
  /** Whether the controller needs the step plugin `example/steps`. */
  stepPlugin?: boolean;
  /** From an empty namespace to the moment that the scenario is named after. */
  prepare(stage: Stage): Promise<void>;
  /** From there to its end; only recordings go on so far. */
  play(stage: Stage): Promise<void>;
};
