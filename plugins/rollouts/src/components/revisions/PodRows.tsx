import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { Pod } from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText } from '../timeText';
import { tokensOf } from '../tokens';
import { useDurationText } from '../useDurationText';
import { PodMark } from './PodMark';
import { usePodText } from './usePodText';

const SHOWN_AT_FIRST = 8;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    rows: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '0 10px',
      padding: '4px 0',
      fontSize: 13,
      lineHeight: '20px',
      fontVariantNumeric: 'tabular-nums',
    },
    name: {
      flex: '1 1 220px',
      minWidth: 0,
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 12,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { flexBasis: 'calc(100% - 23px)' },
    },
    status: {
      flex: '0 0 150px',
      fontWeight: 600,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { flex: 'none', marginLeft: 23 },
    },
    failing: { color: tokens.degraded.text },
    counts: {
      flex: '0 0 150px',
      color: tokens.second,
      [theme.breakpoints.down('xs')]: { flex: 'none' },
    },
    age: {
      flex: '0 0 72px',
      color: tokens.second,
      textAlign: 'right',
      [theme.breakpoints.down('xs')]: { flex: 'none', marginLeft: 'auto' },
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
  const sayDuration = useDurationText();
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
              {sayDuration(now - Date.parse(pod.createdAt))}
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
