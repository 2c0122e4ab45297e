import { sentence, type Sentence } from '../../../model/Sentence';
import type { AnalysisRunFacts, MetricFacts } from './AnalysisRunFacts';
import { isCompleted } from './AnalysisPhase';
import { tellingMetric } from './tellingMetric';
import { wantedText } from './wantedText';

/** Where a run stands, by the metric that decides: what it measured, what was wanted, and how often it may miss. */
export function analysisSentence(run: AnalysisRunFacts): Sentence {
  const metric = tellingMetric(run);
  if (run.terminate && run.phase === 'Successful') {
    return sentence('analysis-ended-early');
  }
  if (!metric) return sentence('analysis-without-metric');
  const { failed, inconclusive, error, consecutiveError, count } =
    metric.counters;
  if (count + error === 0) {
    return isCompleted(run.phase)
      ? sentence('analysis-not-measured', { metric: metric.name })
      : sentence('analysis-first-measurement', { metric: metric.name });
  }
  if (metric.phase === 'Error' || (consecutiveError > 0 && failed === 0)) {
    return errors(metric);
  }
  if (metric.phase === 'Inconclusive' || (inconclusive > 0 && failed === 0)) {
    return inconclusives(metric);
  }
  return failed > 0 && metric.failureLimit !== undefined
    ? failures(metric, metric.failureLimit)
    : successes(metric);
}

function errors({
  name,
  counters,
  consecutiveErrorLimit: limit,
}: MetricFacts): Sentence {
  const params = { metric: name, errors: counters.consecutiveError };
  return limit === undefined
    ? sentence('analysis-errors', params)
    : sentence('analysis-errors-of', { ...params, limit });
}

function inconclusives({
  name,
  counters,
  inconclusiveLimit: limit,
}: MetricFacts): Sentence {
  const params = { metric: name, inconclusive: counters.inconclusive };
  return limit === undefined
    ? sentence('analysis-inconclusive', params)
    : sentence('analysis-inconclusive-of', { ...params, limit });
}

function failures(metric: MetricFacts, limit: number): Sentence {
  const { failed } = metric.counters;
  const measured = asMeasured(metric, 'Failed');
  const isOne = failed === 1;
  if (!measured) {
    return sentence(isOne ? 'analysis-failure' : 'analysis-failures', {
      metric: metric.name,
      failed,
      limit,
    });
  }
  return sentence(
    isOne ? 'analysis-measured-failure' : 'analysis-measured-failures',
    { metric: metric.name, ...measured, failed, limit },
  );
}

function successes(metric: MetricFacts): Sentence {
  const { name, counters, count } = metric;
  const measured = asMeasured(metric, 'Successful');
  const params = { metric: name, ...measured, successful: counters.successful };
  if (count === undefined) {
    return sentence(
      measured ? 'analysis-measured-passed' : 'analysis-passed',
      params,
    );
  }
  return sentence(
    measured ? 'analysis-measured-passed-of' : 'analysis-passed-of',
    { ...params, count },
  );
}

/** The newest number that ended in this phase, beside what it should have been; undefined when one of them is not known. */
function asMeasured(
  metric: MetricFacts,
  phase: string,
): { value: number; wanted: string } | undefined {
  const wanted = wantedText(metric);
  const value = metric.measurements.findLast(
    measurement =>
      measurement.phase === phase && measurement.value !== undefined,
  )?.value;
  if (value === undefined || wanted === '') return undefined;
  // Six digits tell all that a threshold written by a person can ask.
  return { value: Number(value.toPrecision(6)), wanted };
}
