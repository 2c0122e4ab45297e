import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Analysis } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, clockText, timeTexts } from '../timeText';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => ({
  times: {
    fontSize: 13,
    lineHeight: '24px',
    color: tokensOf(theme).second,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** When a run began and ended, or, while it runs, how long until it measures again. */
export function RunTimes({
  run: { startedAt, finishedAt, metrics },
}: {
  run: Analysis;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const now = useNowOfPage();
  const [next] = metrics.flatMap(({ nextAt }) => nextAt ?? []).sort();

  if (startedAt === undefined) return null;
  const ends = finishedAt === undefined ? [] : [finishedAt];
  const [begin = '', end = ''] = timeTexts([startedAt, ...ends], now);
  return (
    <span className={classes.times} title={absoluteTimeText(startedAt)}>
      {finishedAt === undefined
        ? t('analysis.since', { begin })
        : t('analysis.fromTo', { begin, end })}
      {next !== undefined && finishedAt === undefined && ` · ${nextText(next)}`}
    </span>
  );

  function nextText(at: string): string {
    const left = Date.parse(at) - now;
    return left > 0
      ? t('analysis.nextIn', { duration: clockText(left) })
      : t('analysis.nextNow');
  }
}
