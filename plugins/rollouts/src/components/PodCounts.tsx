import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Pods } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const COUNTS = ['desired', 'current', 'updated', 'ready', 'available'] as const;

const useStyles = makeStyles(theme => ({
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 32px',
    margin: '12px 0 0',
    '& dt': {
      fontSize: 13,
      lineHeight: '18px',
      color: tokensOf(theme).second,
    },
    '& dd': {
      margin: 0,
      fontSize: 16,
      lineHeight: '24px',
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
    },
  },
}));

/** How many pods there are, and how far they have come. */
export function PodCounts({ pods }: { pods: Pods }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <dl className={classes.counts}>
      {COUNTS.map(count => (
        <div key={count}>
          <dt>{t(`pods.count.${count}`)}</dt>
          <dd>{pods[count]}</dd>
        </div>
      ))}
    </dl>
  );
}
