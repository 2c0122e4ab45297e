import type { Controller } from '../engine/Stage';
import { experimentBegins } from './experiment-begins';
import { experimentEnds } from './experiment-ends';
import { experimentGoes } from './experiment-goes';
import { experimentReports } from './experiment-reports';
import { experimentRunsAnalyses } from './experiment-runs-analyses';
import { experimentTimePasses } from './experiment-time-passes';

/** What Argo Rollouts does about Experiments. */
export const experimentController: Controller = {
  name: 'experiments',
  kind: 'Experiment',
  stages: [
    experimentBegins,
    experimentEnds,
    experimentRunsAnalyses,
    experimentReports,
    experimentTimePasses,
    experimentGoes,
  ],
};
