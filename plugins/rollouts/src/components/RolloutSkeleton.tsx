import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';

import { rolloutsTranslationRef } from '../translation';
import { RolloutColumns } from './RolloutColumns';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    card: {
      background: tokens.paper,
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      padding: 18,
      marginBottom: 16,
      '& *': {
        '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
      },
    },
  };
});

/** The detail's shape while nothing is known yet. */
export function RolloutSkeleton() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <div role="status" aria-label={t('states.loading')} data-testid="loading">
      <Skeleton width={260} height={40} />
      <div className={classes.card}>
        <Skeleton width={200} height={28} />
        <Skeleton width="60%" height={34} />
        <Skeleton width="75%" />
        <Skeleton
          variant="rect"
          height={26}
          style={{ margin: '24px 0 16px' }}
        />
        <Skeleton width={280} height={44} />
      </div>
      <RolloutColumns
        narrow={
          <div className={classes.card}>
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} height={36} />
            ))}
          </div>
        }
        wide={
          <div className={classes.card}>
            {Array.from({ length: 3 }, (_, index) => (
              <Skeleton key={index} height={36} />
            ))}
          </div>
        }
      />
    </div>
  );
}
