import {
  thresholdText,
  verdictOf,
  wantedText,
  type Metric,
} from '@rollouts-portal/plugin-rollouts-common';

import { timeText } from '../model/timeText';
import { untilText } from '../model/waitText';
import { Hidden } from './Hidden';
import { VerdictIcon } from './icons';

const VALUES = 10;

/** The newest values of one metric beside what they should be, and how many were good and bad. */
export function MetricRow({ metric, now }: { metric: Metric; now: number }) {
  const { name, dryRun, measurements, nextAt } = metric;
  return (
    <div className="rp-metric">
      <div className="rp-row">
        <strong>{name}</strong>
        <span>{conditionText(metric)}</span>
        {dryRun && <span className="rp-quiet">dry run, decides nothing</span>}
        {nextAt && (
          <span className="rp-quiet rp-end">
            next measurement {untilText(nextAt, now)}
          </span>
        )}
      </div>
      {measurements.length === 0 ? (
        <p className="rp-quiet">Nothing was measured yet.</p>
      ) : (
        <ol className="rp-values" aria-label={`Newest values of ${name}`}>
          {measurements.slice(-VALUES).map(({ at, phase, value }) => (
            <li
              key={at}
              className={`rp-chip rp-verdict-${verdictOf(phase)}`}
              title={timeText(at, now)}
            >
              <VerdictIcon verdict={verdictOf(phase)} />
              {value === undefined ? 'no number' : valueText(value)}
              <Hidden>, {phase}</Hidden>
            </li>
          ))}
        </ol>
      )}
      <p className="rp-quiet">{countersText(metric)}</p>
    </div>
  );
}

function conditionText(metric: Metric): string {
  const wanted = wantedText(metric);
  if (wanted === '') return 'judged by its own condition';
  // What lies between the two is inconclusive; with one condition alone there is no between.
  return metric.wanted.length > 0 && metric.unwanted.length > 0
    ? `wanted ${wanted}, fails if ${thresholdText(metric.unwanted)}`
    : `wanted ${wanted}`;
}

function countersText({ counters, count, ...limits }: Metric): string {
  const atMost = (limit: number | undefined) =>
    limit === undefined ? '' : ` of at most ${limit}`;
  const { successful, failed, inconclusive, error } = counters;
  return [
    `${successful}${count === undefined ? '' : ` of ${count}`} passed`,
    ...(failed > 0 ? [`${failed} failed${atMost(limits.failureLimit)}`] : []),
    ...(inconclusive > 0
      ? [`${inconclusive} inconclusive${atMost(limits.inconclusiveLimit)}`]
      : []),
    ...(error > 0 ? [`errors: ${error}`] : []),
  ].join(' · ');
}

/** Six digits tell all that a threshold written by a person can ask. */
function valueText(value: number): string {
  return String(Number(value.toPrecision(6)));
}
