import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Analysis } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { VerdictChip } from '../analysis/VerdictChip';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    jobs: { listStyle: 'none', margin: 0, padding: 0 },
    job: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '2px 10px',
      padding: '2px 0 2px 12px',
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
  };
});

/** The Jobs that measure for a run, as its measurements tell of them. */
export function JobRows({ jobs }: { jobs: NonNullable<Analysis['jobs']> }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (jobs.length === 0) return null;
  return (
    <ul className={classes.jobs} aria-label={t('revisions.jobs')}>
      {jobs.map(({ namespace, name, metric, phase }) => (
        <li key={`${namespace}/${name}`} className={classes.job}>
          <span className={classes.kind}>
            {t('revisions.kind.job', { metric })}
          </span>
          <span className={classes.name}>{name}</span>
          <VerdictChip phase={phase} />
        </li>
      ))}
    </ul>
  );
}
