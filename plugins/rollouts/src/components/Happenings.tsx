import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { useNowOfPage } from './Now';
import { absoluteTimeText, timeText } from './timeText';
import { tokensOf } from './tokens';
import { useSentence } from './useSentence';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: { display: 'flex', gap: 16, fontSize: 13, lineHeight: '23px' },
    time: {
      flex: 'none',
      width: 72,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    text: { minWidth: 0, overflowWrap: 'anywhere' },
    quiet: {
      margin: '8px 0 0',
      fontSize: 12,
      lineHeight: '18px',
      color: tokens.second,
      '&:first-child': { marginTop: 0 },
    },
  };
});

/** What was seen to happen, newest first, and since when anybody looked. */
export function Happenings({
  rollout: { happened, watchedSince },
}: {
  rollout: Pick<RolloutDetail, 'happened' | 'watchedSince'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const now = useNowOfPage();
  const since = { time: timeText(watchedSince, now) };

  return (
    <>
      {happened.length > 0 && (
        <ol className={classes.list}>
          {happened.map(({ at, text }) => (
            <li key={`${at} ${text.code}`} className={classes.row}>
              <time
                dateTime={at}
                title={absoluteTimeText(at)}
                className={classes.time}
              >
                {timeText(at, now)}
              </time>
              <span className={classes.text}>{say(text)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={classes.quiet} title={absoluteTimeText(watchedSince)}>
        {happened.length > 0
          ? t('happened.since', since)
          : t('happened.empty', since)}
      </p>
    </>
  );
}
