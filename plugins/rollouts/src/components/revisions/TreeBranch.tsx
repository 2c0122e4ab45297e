import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Revision } from '@rollouts-portal/plugin-rollouts-common';
import type { ReactNode } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { VerdictChip } from '../analysis/VerdictChip';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '2px 10px',
      minHeight: 24,
      fontSize: 13,
      lineHeight: '20px',
    },
    kind: { color: tokens.second },
    name: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 12,
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
    health: { color: tokens.second },
    failing: { color: tokens.degraded.text, fontWeight: 600 },
  };
});

/** One object of the tree, and below it what belongs to it. */
export function TreeBranch({
  kind,
  name,
  health,
  phase,
  children,
}: {
  kind?: string;
  name?: string;
  /** Of a ReplicaSet. */
  health?: Revision['health'];
  /** Of a run or an experiment; empty on a new one. */
  phase?: string;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <div>
      {(kind || name) && (
        <div className={classes.head}>
          {kind && <span className={classes.kind}>{kind}</span>}
          {name && <span className={classes.name}>{name}</span>}
          {health && (
            <span
              className={
                health === 'ReplicaFailure' ? classes.failing : classes.health
              }
            >
              {t(`revisions.health.${health}`)}
            </span>
          )}
          {phase !== undefined && <VerdictChip phase={phase} />}
        </div>
      )}
      {children}
    </div>
  );
}
