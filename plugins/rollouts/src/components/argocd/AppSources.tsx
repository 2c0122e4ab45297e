import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdApp } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => ({
  quiet: { color: tokensOf(theme).second },
}));

/** Where Argo CD takes the manifests from. */
export function AppSources({ sources }: Pick<ArgoCdApp, 'sources'>) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (sources.length === 0) return null;
  return (
    <>
      <dt>{t('argoCd.fact.source')}</dt>
      <dd>
        {sources.map(({ repository, path, targetRevision }, index) => (
          // eslint-disable-next-line react/no-array-index-key -- one repository may be there twice; they never change places
          <div key={index}>
            {[repository, path].filter(part => part !== undefined).join(' · ')}
            {targetRevision !== undefined && (
              <span className={classes.quiet}>
                {' '}
                {t('argoCd.target', { revision: targetRevision })}
              </span>
            )}
          </div>
        ))}
      </dd>
    </>
  );
}
