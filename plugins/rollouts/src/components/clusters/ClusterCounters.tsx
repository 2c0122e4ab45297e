import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  ClusterStatus,
  FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';
import { Link } from 'react-router-dom';

import { countsByState } from '../../model/countsByState';
import { rolloutsTranslationRef } from '../../translation';
import { freshnessColor } from '../freshnessColor';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    counters: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: 8,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    counter: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      minHeight: 40,
      padding: '0 12px',
      boxSizing: 'border-box',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.second,
      fontSize: 14,
      lineHeight: '20px',
      textDecoration: 'none',
      '& strong': { color: tokens.ink, fontVariantNumeric: 'tabular-nums' },
      '&:hover': { borderColor: tokens.third },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
      '&[aria-current]': {
        borderColor: tokens.ink,
        boxShadow: `inset 0 0 0 1px ${tokens.ink}`,
        color: tokens.ink,
      },
    },
    lastSeen: {
      alignSelf: 'center',
      color: tokens.second,
      fontSize: 14,
      lineHeight: '20px',
    },
    dot: { width: 8, height: 8, borderRadius: '50%', flex: 'none' },
  };
});

/** How many clusters are in which state; each a link that shows just those, and all of them again. */
export function ClusterCounters({
  clusters,
  chosen,
  lostSince,
  hrefOf,
}: {
  clusters: readonly ClusterStatus[];
  chosen: FreshnessState | undefined;
  /** As in `FreshnessLabel`. */
  lostSince: number | undefined;
  hrefOf: (state: FreshnessState | undefined) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const isLost = lostSince !== undefined;
  return (
    <nav aria-label={t('clusters.counters')}>
      <ul className={classes.counters}>
        {isLost && (
          <li className={classes.lastSeen}>{t('clusters.lastSeen')}</li>
        )}
        <li>
          <Link
            to={hrefOf(undefined)}
            preventScrollReset
            className={classes.counter}
            aria-current={chosen === undefined ? 'true' : undefined}
          >
            <strong>{clusters.length}</strong>{' '}
            {t(clusters.length === 1 ? 'clusters.allOne' : 'clusters.all')}
          </Link>
        </li>
        {countsByState(clusters, chosen).map(({ state, count }) => (
          <li key={state}>
            <Link
              to={hrefOf(state === chosen ? undefined : state)}
              preventScrollReset
              className={classes.counter}
              aria-current={state === chosen ? 'true' : undefined}
              data-testid={`count-${state}`}
            >
              <span
                aria-hidden
                className={classes.dot}
                style={{
                  background: isLost
                    ? tokens.third
                    : freshnessColor(tokens, state),
                }}
              />
              <strong>{count}</strong> {t(`clusters.state.${state}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
