import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';
import { useId, useState } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { useNowOfPage } from './Now';
import { absoluteTimeText, timeText, timeTexts } from './timeText';
import { tokensOf } from './tokens';
import { useSentence } from './useSentence';

const SHOWN_AT_FIRST = 8;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: { display: 'flex', gap: 16, fontSize: 13, lineHeight: '23px' },
    time: {
      flex: 'none',
      minWidth: 72,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    text: { minWidth: 0, overflowWrap: 'anywhere' },
    more: {
      minHeight: 40,
      padding: '0 8px',
      margin: '0 -8px',
      borderRadius: 6,
      fontSize: 13,
      color: tokens.progressing.text,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
    },
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
  rollout: { happened, happenedFrom, watchedSince },
}: {
  rollout: Pick<RolloutDetail, 'happened' | 'happenedFrom' | 'watchedSince'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const now = useNowOfPage();
  const [showsAll, setShowsAll] = useState(false);
  const listId = useId();
  const times = timeTexts(
    happened.map(({ at }) => at),
    now,
  );
  const shown = showsAll ? happened : happened.slice(0, SHOWN_AT_FIRST);
  const hidden = happened.length - SHOWN_AT_FIRST;
  const since = { time: timeText(watchedSince, now) };

  return (
    <>
      {happened.length > 0 && (
        <ol id={listId} className={classes.list}>
          {shown.map(({ at, text }, index) => (
            <li
              key={`${at} ${text.code} ${JSON.stringify(text.params)}`}
              className={classes.row}
            >
              <time
                dateTime={at}
                title={absoluteTimeText(at)}
                className={classes.time}
              >
                {times[index]}
              </time>
              <span className={classes.text}>{say(text)}</span>
            </li>
          ))}
        </ol>
      )}
      {hidden > 0 && (
        <ButtonBase
          className={classes.more}
          aria-expanded={showsAll}
          aria-controls={listId}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll
            ? t('happened.fewer')
            : t('happened.more', { number: String(hidden) })}
        </ButtonBase>
      )}
      {happenedFrom === 'events' ? (
        <p className={classes.quiet}>
          {happened.length > 0 ? t('happened.events') : t('happened.noEvents')}
        </p>
      ) : (
        <p className={classes.quiet} title={absoluteTimeText(watchedSince)}>
          {happened.length > 0
            ? t('happened.since', since)
            : t('happened.empty', since)}
        </p>
      )}
    </>
  );
}
