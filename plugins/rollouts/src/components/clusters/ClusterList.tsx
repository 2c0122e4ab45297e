import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

import { tokensOf } from '../tokens';
import { ClusterItem } from './ClusterItem';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: {
      margin: '12px 0 0',
      padding: 0,
      listStyle: 'none',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.ink,
      '& > li + li': { borderTop: `1px solid ${tokens.line}` },
    },
  };
});

/** Each cluster with how current it is and what is wrong with it; unfolded, how each kind is watched there. */
export function ClusterList({
  clusters,
  open,
  lostSince,
  onToggle,
}: {
  clusters: readonly ClusterStatus[];
  /** Names of those that are unfolded. */
  open: readonly string[];
  /** As in `FreshnessLabel`. */
  lostSince: number | undefined;
  onToggle: (name: string) => void;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list} data-testid="clusters">
      {clusters.map(cluster => (
        <li key={cluster.name}>
          <ClusterItem
            cluster={cluster}
            isOpen={open.includes(cluster.name)}
            lostSince={lostSince}
            onToggle={() => onToggle(cluster.name)}
          />
        </li>
      ))}
    </ul>
  );
}
