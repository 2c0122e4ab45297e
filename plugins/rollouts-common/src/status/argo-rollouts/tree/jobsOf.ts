import type { AnalysisRunFacts } from '../analysis/AnalysisRunFacts';
import type { JobNode } from './RolloutTree';

/** The Jobs that measure for a run, in the order of its results. */
export function jobsOf({ metrics }: AnalysisRunFacts): JobNode[] {
  return [...metrics]
    .sort((a, b) => (a.resultIndex ?? 0) - (b.resultIndex ?? 0))
    .flatMap(({ name, measurements }) =>
      measurements.flatMap(({ job, phase, startedAt }) =>
        job ? [{ ...job, metric: name, status: phase, startedAt }] : [],
      ),
    );
}
