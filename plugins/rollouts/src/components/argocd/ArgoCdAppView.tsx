import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdApp } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { ExplainedTag, Tag } from '../Tag';
import { tokensOf } from '../tokens';
import { AppHealth } from './AppHealth';
import { AppLink } from './AppLink';
import { AppSources } from './AppSources';
import { AppSync } from './AppSync';
import { NewestSync } from './NewestSync';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '6px 8px',
      marginBottom: 8,
    },
    name: { margin: 0, fontSize: 14, lineHeight: '20px', fontWeight: 700 },
    facts: {
      display: 'grid',
      gridTemplateColumns: '104px minmax(0, 1fr)',
      gap: '6px 12px',
      margin: 0,
      fontSize: 13,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
      '& dt': { color: tokens.second },
      '& dd': { margin: 0, minWidth: 0 },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 0,
        '& dd': { marginBottom: 8 },
      },
    },
  };
});

/** One app: what it is, whether cluster and Git agree, how it is, and how it syncs. */
export function ArgoCdAppView({
  app,
  rolloutCluster,
}: {
  app: ArgoCdApp;
  /** Cluster of the rollout; the app's is named where it is another one. */
  rolloutCluster: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { project, cluster, relation, freshness, automated } = app;

  return (
    <>
      <div className={classes.head}>
        <h4 className={classes.name}>
          <AppLink app={app} />
        </h4>
        {project !== undefined && (
          <Tag>
            {t('argoCd.project')} <strong>{project}</strong>
          </Tag>
        )}
        {cluster !== undefined && cluster !== rolloutCluster && (
          <Tag>
            {t('argoCd.appCluster')} <strong>{cluster}</strong>
          </Tag>
        )}
        {(relation === 'label' || relation === 'entity') && (
          <ExplainedTag explanation={t(`argoCd.because.${relation}`)}>
            {t(`argoCd.relation.${relation}`)}
          </ExplainedTag>
        )}
        {freshness !== undefined && freshness !== 'live' && (
          <ExplainedTag explanation={t('argoCd.notLiveBecause')}>
            {t(`argoCd.notLive.${freshness}`)}
          </ExplainedTag>
        )}
      </div>
      {app.known && (
        <dl className={classes.facts}>
          <dt>{t('argoCd.fact.sync')}</dt>
          <dd>
            <AppSync app={app} />
          </dd>
          <AppHealth app={app} />
          <NewestSync operation={app.operation} />
          <AppSources sources={app.sources} />
          <dt>{t('argoCd.fact.policy')}</dt>
          <dd>{policy()}</dd>
        </dl>
      )}
    </>
  );

  function policy(): string {
    if (!automated) return t('argoCd.policy.byHand');
    const { selfHeal, prune } = automated;
    return [
      selfHeal ? t('argoCd.policy.selfHeal') : t('argoCd.policy.automated'),
      ...(prune ? [t('argoCd.policy.prune')] : []),
    ].join(' ');
  }
}
