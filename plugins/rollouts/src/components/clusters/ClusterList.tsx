import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { FreshnessLabel } from '../FreshnessLabel';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.ink,
      '& > li': {
        display: 'grid',
        gridTemplateColumns:
          'minmax(120px, 1fr) minmax(90px, 1fr) minmax(200px, 3fr)',
        gap: '4px 16px',
        padding: '12px 16px',
        borderBottom: `1px solid ${tokens.line}`,
        fontSize: 14,
        lineHeight: '20px',
        overflowWrap: 'anywhere',
        [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
      },
      '& > li:last-child': { borderBottom: 0 },
    },
    quiet: { color: tokens.second },
  };
});

/** Each cluster with its environment, how current it is, and what is wrong with it. */
export function ClusterList({
  clusters,
}: {
  clusters: readonly ClusterStatus[];
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();
  return (
    <ul className={classes.list} aria-label={t('fleet.view.clusters')}>
      {clusters.map(({ name, environment, freshness }) => (
        <li key={name}>
          <strong>{name}</strong>
          <span className={classes.quiet}>{environment}</span>
          <span>
            <FreshnessLabel freshness={freshness} />
            {freshness.problem && <div>{say(freshness.problem)}</div>}
          </span>
        </li>
      ))}
    </ul>
  );
}
