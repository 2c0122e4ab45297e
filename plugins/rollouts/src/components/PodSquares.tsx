import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';

import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const MOST_SQUARES = 40;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    squares: { display: 'flex', flexWrap: 'wrap', gap: 3, flex: '1 1 120px' },
    square: {
      width: 13,
      height: 13,
      boxSizing: 'border-box',
      borderRadius: 3,
      border: `2px solid ${tokens.progressing.text}`,
    },
    ready: {
      background: tokens.healthy.text,
      borderColor: tokens.healthy.text,
    },
    more: { fontSize: 12, lineHeight: '13px', color: tokens.second },
  };
});

/** Pods as squares, the ready ones filled; for the eye only, the numbers beside them say the same. */
export function PodSquares({
  replicas,
  ready,
}: {
  replicas: number;
  ready: number;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const squares = Math.min(replicas, MOST_SQUARES);
  return (
    <span aria-hidden className={classes.squares}>
      {Array.from({ length: squares }, (_, index) => (
        <span
          key={index}
          className={`${classes.square} ${index < ready ? classes.ready : ''}`}
        />
      ))}
      {replicas > squares && (
        <span className={classes.more}>
          {t('revisions.morePods', { number: String(replicas - squares) })}
        </span>
      )}
    </span>
  );
}
