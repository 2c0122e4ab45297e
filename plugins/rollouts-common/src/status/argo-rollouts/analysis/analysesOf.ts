import type { Analysis, Metric } from '../../../api/rolloutSchema';
import type { ExperimentFacts } from '../experiments/ExperimentFacts';
import { newestFirst } from '../../object/newestFirst';
import type { Known } from '../Known';
import type { RolloutFacts } from '../RolloutFacts';
import { jobsOf } from '../tree/jobsOf';
import { analysisSentence } from './analysisSentence';
import type { AnalysisRunFacts, MetricFacts } from './AnalysisRunFacts';
import { nextMeasurementAt } from './nextMeasurementAt';

/** The AnalysisRuns of a rollout and of its Experiments, newest first; undefined while they are not watched. */
export function analysesOf(
  facts: RolloutFacts,
  { analysisRuns, experiments = [] }: Known,
): Analysis[] | undefined {
  const experimentByUid = new Map(
    experiments
      .filter(({ ownerUids }) => ownerUids.includes(facts.uid))
      .map(experiment => [experiment.uid, experiment]),
  );
  return analysisRuns
    ?.flatMap(run => {
      const experiment = run.ownerUids
        .map(uid => experimentByUid.get(uid))
        .find(found => found !== undefined);
      return experiment !== undefined || run.ownerUids.includes(facts.uid)
        ? [{ run, analysis: analysisOf(run, experiment) }]
        : [];
    })
    .sort((a, b) => newestFirst(a.run, b.run))
    .map(({ analysis }) => analysis);
}

const ROLE: Readonly<Record<string, Analysis['role']>> = {
  Step: 'step',
  Background: 'background',
  PrePromotion: 'prePromotion',
  PostPromotion: 'postPromotion',
};

function analysisOf(
  run: AnalysisRunFacts,
  experiment: ExperimentFacts | undefined,
): Analysis {
  return {
    name: run.name,
    // The controller annotates the Experiment with the revision, and not the runs that the Experiment makes.
    revision: experiment?.revision ?? run.revision,
    role: experiment === undefined ? roleOf(run.rolloutType) : 'experiment',
    stepIndex: run.stepIndex,
    experiment: experiment?.name,
    phase: run.phase,
    message: run.message,
    text: analysisSentence(run),
    startedAt: run.startedAt,
    finishedAt: run.completedAt,
    metrics: run.metrics.map(metric => metricOf(run, metric)),
    jobs: jobsOf(run).map(({ status, ...job }) => ({ ...job, phase: status })),
  };
}

function roleOf(rolloutType = ''): Analysis['role'] {
  return Object.hasOwn(ROLE, rolloutType)
    ? ROLE[rolloutType] ?? 'other'
    : 'other';
}

function metricOf(run: AnalysisRunFacts, metric: MetricFacts): Metric {
  const {
    message: _message,
    initialDelay: _delay,
    resultIndex: _index,
    ...shown
  } = metric;
  return {
    ...shown,
    wanted: [...metric.wanted],
    unwanted: [...metric.unwanted],
    measurements: metric.measurements.flatMap(
      ({ finishedAt, startedAt, phase, value }) => {
        const at = finishedAt ?? startedAt;
        return at === undefined ? [] : [{ at, phase, value }];
      },
    ),
    nextAt: nextMeasurementAt(run, metric),
  };
}
