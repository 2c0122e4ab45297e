import {
  rolloutDetailSchema,
  sentence,
  type Analysis,
  type Experiment,
  type Measurement,
  type Metric,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  abortedCanary,
  minutesAgo,
  pausedCanary,
  progressingCanary,
} from './rolloutFixtures';

/* Analyses in the states that the pages must draw; whole rollouts with them are parsed by the wire schema. */

/** One a minute, the last one a minute ago: a number and the phase that it ended in. */
export function measured(
  ...results: readonly [value: number | undefined, phase: string][]
): Measurement[] {
  return results.map(([value, phase], index) => ({
    at: minutesAgo(results.length - index),
    value,
    phase,
  }));
}

/** `success-rate`, wanted at least 0.95, two failures allowed; counters follow from the measurements. */
export function metric(changes: Partial<Metric> = {}): Metric {
  const measurements =
    changes.measurements ??
    measured(
      [0.981, 'Successful'],
      [0.986, 'Successful'],
      [0.978, 'Successful'],
      [0.984, 'Successful'],
      [0.987, 'Successful'],
    );
  const ended = (phase: string) =>
    measurements.filter(measurement => measurement.phase === phase).length;
  return {
    name: 'success-rate',
    provider: 'prometheus',
    phase: 'Running',
    dryRun: false,
    interval: 60,
    failureLimit: 2,
    wanted: [{ operator: '>=', value: 0.95 }],
    unwanted: [],
    counters: {
      count: measurements.length - ended('Error') - ended('Running'),
      successful: ended('Successful'),
      failed: ended('Failed'),
      inconclusive: ended('Inconclusive'),
      error: ended('Error'),
      consecutiveError: 0,
      consecutiveSuccess: 0,
    },
    measurements,
    ...changes,
  };
}

/** One that got worse until it had failed once too often. */
export function failedMetric(): Metric {
  return metric({
    phase: 'Failed',
    measurements: measured(
      [0.978, 'Successful'],
      [0.981, 'Successful'],
      [0.976, 'Successful'],
      [0.948, 'Failed'],
      [0.941, 'Failed'],
      [0.93, 'Failed'],
    ),
  });
}

/** A run in the background that is under way, with a second metric that decides nothing. */
export function runningAnalysis(changes: Partial<Analysis> = {}): Analysis {
  return {
    name: 'payments-api-7d9c5b8f6-42',
    revision: 42,
    role: 'background',
    phase: 'Running',
    text: sentence('analysis-measured-passed', {
      metric: 'success-rate',
      value: 0.987,
      wanted: '≥ 0.95',
      successful: 5,
    }),
    startedAt: minutesAgo(5),
    metrics: [
      metric({ nextAt: minutesAgo(-0.3) }),
      metric({
        name: 'p99-latency',
        dryRun: true,
        wanted: [],
        unwanted: [{ operator: '>', value: 250 }],
        measurements: measured(
          [188, 'Successful'],
          [196, 'Successful'],
          [undefined, 'Error'],
          [179, 'Successful'],
          [182, 'Successful'],
        ),
        nextAt: minutesAgo(-0.5),
      }),
    ],
    ...changes,
  };
}

/** A run that ended well. */
export function passedAnalysis(changes: Partial<Analysis> = {}): Analysis {
  return {
    name: 'payments-api-7d9c5b8f6-42-1',
    revision: 42,
    role: 'step',
    stepIndex: 1,
    phase: 'Successful',
    text: sentence('analysis-measured-passed-of', {
      metric: 'success-rate',
      value: 0.987,
      wanted: '≥ 0.95',
      successful: 5,
      count: 5,
    }),
    startedAt: minutesAgo(12),
    finishedAt: minutesAgo(7),
    metrics: [metric({ phase: 'Successful', count: 5 })],
    ...changes,
  };
}

/** A run that failed, and aborted the update by that. */
export function failedAnalysis(changes: Partial<Analysis> = {}): Analysis {
  return {
    name: 'payments-api-7d9c5b8f6-42',
    revision: 42,
    role: 'background',
    phase: 'Failed',
    message:
      'Metric "success-rate" assessed Failed due to failed (3) > failureLimit (2)',
    text: sentence('analysis-measured-failures', {
      metric: 'success-rate',
      value: 0.93,
      wanted: '≥ 0.95',
      failed: 3,
      limit: 2,
    }),
    startedAt: minutesAgo(10),
    finishedAt: minutesAgo(4),
    metrics: [failedMetric()],
    ...changes,
  };
}

/** An experiment that compares two versions for another two minutes. */
export function runningExperiment(
  changes: Partial<Experiment> = {},
): Experiment {
  return {
    name: 'payments-api-7d9c5b8f6-42-0',
    revision: 42,
    phase: 'Running',
    createdAt: minutesAgo(1),
    endsAt: minutesAgo(-2.2),
    templates: [
      { name: 'baseline', desired: 1, available: 1, status: 'Running' },
      {
        name: 'candidate',
        desired: 2,
        available: 1,
        status: 'Progressing',
        message: 'Quota exceeded: pods',
      },
    ],
    analyses: [
      {
        name: 'compare',
        requiredForCompletion: true,
        run: 'payments-api-7d9c5b8f6-42-0-compare',
        phase: 'Running',
      },
      { name: 'error-budget', requiredForCompletion: false },
    ],
    ...changes,
  };
}

/** Paused for a person while the analysis in the background goes on. */
export function analysedCanary(
  changes: Partial<RolloutDetail> = {},
): RolloutDetail {
  return rolloutDetailSchema.parse({
    ...pausedCanary(),
    analyses: [runningAnalysis(), passedAnalysis()],
    experiments: [],
    ...changes,
  });
}

/** Aborted by the analysis in the background. */
export function abortedByAnalysis(): RolloutDetail {
  return rolloutDetailSchema.parse({
    ...abortedCanary(),
    analyses: [
      failedAnalysis(),
      passedAnalysis(),
      passedAnalysis({
        name: 'payments-api-5c4d7f9b8-41-1',
        revision: 41,
        startedAt: minutesAgo(60 * 30),
        finishedAt: minutesAgo(60 * 30 - 5),
      }),
    ],
    experiments: [],
  });
}

/** Moving, with an experiment that runs, and a metric of it that is no number. */
export function canaryWithExperiment(): RolloutDetail {
  return rolloutDetailSchema.parse({
    ...progressingCanary(),
    analyses: [
      runningAnalysis({
        name: 'payments-api-7d9c5b8f6-42-0-compare',
        role: 'experiment',
        experiment: 'payments-api-7d9c5b8f6-42-0',
        text: sentence('analysis-inconclusive', {
          metric: 'success-rate',
          inconclusive: 1,
        }),
        metrics: [
          metric({
            inconclusiveLimit: 3,
            unwanted: [{ operator: '<', value: 0.9 }],
            measurements: measured(
              [0.97, 'Successful'],
              [0.92, 'Inconclusive'],
            ),
          }),
          metric({
            name: 'smoke-test',
            provider: 'job',
            wanted: [],
            measurements: measured(
              [undefined, 'Successful'],
              [undefined, 'Failed'],
            ),
          }),
        ],
      }),
    ],
    experiments: [runningExperiment()],
  });
}
