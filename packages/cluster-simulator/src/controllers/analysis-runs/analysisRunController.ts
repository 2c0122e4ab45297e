import type { Controller } from '../engine/Stage';
import { analysisBegins } from './analysis-begins';
import { analysisTerminates } from './analysis-terminates';
import { jobMeasurementEnds } from './job-measurement-ends';
import { measurementDue } from './measurement-due';

/** What Argo Rollouts does about AnalysisRuns. */
export const analysisRunController: Controller = {
  name: 'analysis-runs',
  kind: 'AnalysisRun',
  stages: [
    analysisBegins,
    analysisTerminates,
    jobMeasurementEnds,
    measurementDue,
  ],
};
