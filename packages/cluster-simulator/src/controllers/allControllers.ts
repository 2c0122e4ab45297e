import { analysisRunController } from './analysis-runs/analysisRunController';
import type { Controller } from './engine/Stage';
import { eventController } from './events/eventController';
import { experimentController } from './experiments/experimentController';
import { canaryController } from './flagger/canaryController';
import { jobController } from './jobs/jobController';
import { rolloutControllers } from './rollouts/rolloutControllers';
import { workloadControllers } from './workloads/workloadControllers';

/** Everything that moves by itself in a simulated cluster. */
export const allControllers: readonly Controller[] = [
  ...workloadControllers,
  jobController,
  analysisRunController,
  experimentController,
  canaryController,
  eventController,
  ...rolloutControllers,
];
