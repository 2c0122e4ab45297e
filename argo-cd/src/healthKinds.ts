import { join } from 'node:path';

export const HEALTH_CHECKS = join(__dirname, '../health-checks');

/** What there are scripts for: `<group>/<Kind>`, which is the name of the folder and Argo CD's own key. */
export const HEALTH_KINDS = [
  'argoproj.io/Rollout',
  'argoproj.io/AnalysisRun',
  'argoproj.io/Experiment',
  'flagger.app/Canary',
] as const;

export type HealthKind = (typeof HEALTH_KINDS)[number];

/** Those of them that something can be done to. */
export const ACTION_KINDS = [
  'argoproj.io/Rollout',
  'argoproj.io/AnalysisRun',
  'flagger.app/Canary',
] as const satisfies readonly HealthKind[];
