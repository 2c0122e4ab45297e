import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';
import { Link } from 'react-router-dom';

import { stepPosition } from '../model/stepPosition';
import { rolloutsTranslationRef } from '../translation';
import { ClusterClock } from './ClusterClock';
import { PhaseChip } from './PhaseChip';
import { StepTrack } from './StepTrack';
import { tokensOf } from './tokens';
import { useSentence } from './useSentence';
import { VersionBar } from './VersionBar';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: {
      listStyle: 'none',
      margin: '0 0 20px',
      padding: 0,
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      overflow: 'hidden',
    },
    item: {
      borderBottom: `1px solid ${tokens.line}`,
      '&:last-child': { borderBottom: 0 },
    },
    row: {
      display: 'grid',
      gridTemplateColumns: 'minmax(150px, 1fr) 220px minmax(0, 2.2fr) 150px',
      alignItems: 'center',
      gap: '6px 16px',
      minHeight: 40,
      padding: '10px 16px',
      color: tokens.ink,
      textDecoration: 'none',
      borderLeft: '3px solid transparent',
      '&:hover': { background: tokens.canvas, textDecoration: 'none' },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: -2,
      },
      [theme.breakpoints.down('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(120px, 150px)',
      },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
        padding: '10px 12px',
      },
    },
    selected: {
      background: tokens.canvas,
      borderLeftColor: tokens.progressing.text,
    },
    name: { minWidth: 0, overflowWrap: 'anywhere' },
    title: { fontSize: 14, lineHeight: '20px', fontWeight: 700 },
    place: { fontSize: 12, lineHeight: '18px', color: tokens.second },
    why: {
      fontSize: 13,
      lineHeight: '19px',
      color: tokens.second,
      minWidth: 0,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('md')]: { gridColumn: '1 / -1' },
    },
    progress: { display: 'grid', gap: 6 },
    step: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 8px',
      fontSize: 12,
      lineHeight: '16px',
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
  };
});

/** Several rollouts, one of them selected; each a link, so that a selection can be sent to somebody. */
export function RolloutList({
  rollouts,
  selectedId,
  hrefOf,
}: {
  rollouts: readonly RolloutDetail[];
  selectedId: string | undefined;
  hrefOf: (rolloutId: string) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();

  return (
    <nav aria-label={t('list.title')}>
      <ul className={classes.list}>
        {rollouts.map(rollout => (
          <li key={rollout.id} className={classes.item}>
            <Link
              to={hrefOf(rollout.id)}
              preventScrollReset
              className={`${classes.row} ${
                rollout.id === selectedId ? classes.selected : ''
              }`}
              aria-current={rollout.id === selectedId ? 'true' : undefined}
            >
              <span className={classes.name}>
                <span className={classes.title}>{rollout.name}</span> <br />
                <span className={classes.place}>
                  {rollout.cluster}
                  {rollout.environment && ` (${rollout.environment})`} ·{' '}
                  {rollout.namespace}
                </span>
              </span>
              <span>
                <ClusterClock freshness={rollout.freshness}>
                  <PhaseChip rollout={rollout} />
                </ClusterClock>
              </span>
              <span className={classes.why}>{say(rollout.why)}</span>
              <span className={classes.progress}>
                <Position rollout={rollout} />
                <VersionBar rollout={rollout} size="small" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Position({ rollout }: { rollout: RolloutDetail }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const position = stepPosition(rollout);
  if (!position) return null;
  const { allDone, step, count } = position;
  return (
    <span className={classes.step}>
      {count <= 10 && <StepTrack rollout={rollout} />}
      {allDone
        ? t('list.allDone', { number: String(count) })
        : t('list.position', { step: String(step), total: String(count) })}
    </span>
  );
}
