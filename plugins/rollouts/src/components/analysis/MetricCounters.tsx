import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Metric, Verdict } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { VerdictMark } from './VerdictMark';

const useStyles = makeStyles(theme => ({
  counters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    fontVariantNumeric: 'tabular-nums',
  },
  counter: { display: 'flex', alignItems: 'center', gap: 4 },
}));

type Counter = {
  verdict: Exclude<Verdict, 'open'>;
  number: number;
  limit?: number;
};

/** How often it came out how, against how often it may: beside the marks of the chart, so that it is its legend, too. */
export function MetricCounters({ metric }: { metric: Metric }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <ul className={classes.counters}>
      {countersOf(metric).map(({ verdict, number, limit }) => (
        <li key={verdict} className={classes.counter}>
          {/* A red cross beside a zero would look like a failure. */}
          {number > 0 && <VerdictMark verdict={verdict} />}
          {limit === undefined
            ? t(`analysis.counter.${verdict}`, { number: String(number) })
            : t(`analysis.counterOf.${verdict}`, {
                number: String(number),
                limit: String(limit),
              })}
        </li>
      ))}
    </ul>
  );
}

function countersOf(metric: Metric): Counter[] {
  const { counters, count } = metric;
  const counted: Counter[] = [
    { verdict: 'passed', number: counters.successful, limit: count },
    { verdict: 'failed', number: counters.failed, limit: metric.failureLimit },
    {
      verdict: 'inconclusive',
      number: counters.inconclusive,
      limit: metric.inconclusiveLimit,
    },
    // The limit is on errors in a row: one that worked in between forgives them.
    counters.consecutiveError > 0
      ? {
          verdict: 'error',
          number: counters.consecutiveError,
          limit: metric.consecutiveErrorLimit,
        }
      : { verdict: 'error', number: counters.error },
  ];
  return counted.filter(
    ({ verdict, number }) =>
      verdict === 'passed' || verdict === 'failed' || number > 0,
  );
}
