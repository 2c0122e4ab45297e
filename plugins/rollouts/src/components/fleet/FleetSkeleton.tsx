import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { counterGrid } from './counterGrid';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  const box = {
    border: `1px solid ${tokens.line}`,
    borderRadius: 8,
    background: tokens.paper,
  };
  return {
    counters: counterGrid(theme),
    counter: {
      ...box,
      minHeight: 56,
      padding: '12px 16px',
      boxSizing: 'border-box',
    },
    list: { ...box, padding: 16 },
    moving: {
      '& *': {
        '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
      },
    },
  };
});

/** The page's shape while nothing is known yet. */
export function FleetSkeleton() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <div
      role="status"
      aria-label={t('states.loading')}
      data-testid="loading"
      className={classes.moving}
    >
      <div className={classes.counters}>
        {Array.from({ length: 5 }, (_, index) => (
          <div key={index} className={classes.counter}>
            <Skeleton width="60%" height={30} />
          </div>
        ))}
      </div>
      <div className={classes.list}>
        <Skeleton variant="rect" height={40} />
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} height={64} />
        ))}
      </div>
    </div>
  );
}
