import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Freshness } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { freshnessColor } from './freshnessColor';
import { absoluteTimeText } from './timeText';
import { tokensOf } from './tokens';
import { useFreshnessText } from './useFreshnessText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    label: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    dot: { width: 8, height: 8, borderRadius: '50%', flex: 'none' },
  };
});

/** How current the rollout's cluster is known; quiet while it is live. */
export function FreshnessLabel({
  freshness,
  lostSince,
}: {
  freshness: Freshness;
  /** Since when, in ms, the portal itself cannot be reached; nothing can be said about the cluster then. */
  lostSince?: number;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const freshnessText = useFreshnessText();

  if (lostSince !== undefined) {
    return (
      <span className={classes.label} data-testid="freshness">
        <span
          aria-hidden
          className={classes.dot}
          style={{ background: tokens.degraded.text }}
        />
        {t('freshness.lost')}
      </span>
    );
  }
  return (
    <span
      className={classes.label}
      data-testid="freshness"
      title={absoluteTimeText(freshness.since)}
    >
      <span
        aria-hidden
        className={classes.dot}
        style={{ background: freshnessColor(tokens, freshness.state) }}
      />
      {freshnessText(freshness)}
    </span>
  );
}
