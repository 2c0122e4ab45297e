import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { Pod } from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText } from '../timeText';
import { tokensOf } from '../tokens';
import { PodMark } from './PodMark';
import { useAgeText } from './useAgeText';
import { usePodText } from './usePodText';

const SHOWN_AT_FIRST = 8;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    rows: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      display: 'grid',
      // The same in all rows, whatever they say; what is too long breaks within its cell.
      gridTemplateColumns:
        '13px minmax(0, 3fr) minmax(0, 1.6fr) minmax(0, 1.5fr) 50px',
      alignItems: 'center',
      gap: '0 10px',
      padding: '4px 0',
      fontSize: 13,
      lineHeight: '20px',
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: {
        display: 'flex',
        flexWrap: 'wrap',
      },
    },
    name: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 12,
      [theme.breakpoints.down('xs')]: { width: 'calc(100% - 23px)' },
    },
    status: {
      fontWeight: 600,
      [theme.breakpoints.down('xs')]: { marginLeft: 23 },
    },
    failing: { color: tokens.degraded.text },
    counts: { color: tokens.second },
    age: {
      color: tokens.second,
      textAlign: 'right',
      whiteSpace: 'nowrap',
      [theme.breakpoints.down('xs')]: { marginLeft: 'auto' },
    },
    more: {
      minHeight: 40,
      padding: '0 8px',
      margin: '0 -8px',
      borderRadius: 6,
      fontSize: 13,
      color: tokens.progressing.text,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
    },
    quiet: { margin: 0, fontSize: 13, color: tokens.second },
  };
});

/** Pods one by one, the worst first: name, the word that kubectl prints, containers, restarts, age. */
export function PodRows({
  pods,
  leftOut,
}: {
  pods: readonly Pod[];
  leftOut: number;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = usePodText();
  const sayAge = useAgeText();
  const now = useNowOfPage();
  const classes = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? pods : pods.slice(0, SHOWN_AT_FIRST);
  const hidden = pods.length - shown.length;

  return (
    <>
      <ul className={classes.rows} aria-label={t('podList.title')}>
        {shown.map(pod => (
          <li key={pod.name} className={classes.row}>
            <PodMark state={pod.state} />
            <span className={classes.name}>{pod.name}</span>
            <span
              className={`${classes.status} ${
                pod.state === 'failing' ? classes.failing : ''
              }`}
            >
              {pod.status}
            </span>
            <span className={classes.counts}>{say(pod)}</span>
            <span
              className={classes.age}
              title={absoluteTimeText(pod.createdAt)}
            >
              {sayAge(now - Date.parse(pod.createdAt))}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <ButtonBase className={classes.more} onClick={() => setShowsAll(true)}>
          {t('podList.more', { number: String(hidden) })}
        </ButtonBase>
      )}
      {showsAll && leftOut > 0 && (
        <p className={classes.quiet}>
          {t('podList.leftOut', { number: String(leftOut) })}
        </p>
      )}
    </>
  );
}
