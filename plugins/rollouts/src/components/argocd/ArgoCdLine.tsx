import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdDetail } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { AppLink } from './AppLink';
import { RevisionText } from './RevisionText';
import { SyncMark } from './SyncMark';

const useStyles = makeStyles(theme => ({
  line: {
    margin: 0,
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    overflowWrap: 'anywhere',
  },
}));

/** Which app deploys it, what of Git is in the cluster, and whether Git minds the buttons above. */
export function ArgoCdLine({
  apps,
  consequences,
}: Pick<ArgoCdDetail, 'apps' | 'consequences'>) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [app] = apps;
  if (!app) return null;
  const [revision] = app.revisions;
  const notKept = consequences.filter(({ outcome }) => outcome !== 'kept');
  const name = <AppLink app={app} />;

  return (
    <p className={classes.line} data-testid="argo-cd-line">
      {app.relation === 'label'
        ? t('argoCd.perhaps', { app: name })
        : t('argoCd.app', { app: name })}
      {app.sync && (
        <>
          {' '}
          <SyncMark sync={app.sync} />
        </>
      )}
      {revision !== undefined && (
        <>
          {' '}
          {t('argoCd.at', { revision: <RevisionText revision={revision} /> })}
        </>
      )}
      {apps.length > 1 && (
        <> · {t('argoCd.more', { number: String(apps.length - 1) })}</>
      )}
      {consequences.length > 0 && (
        <>
          {' '}
          ·{' '}
          {notKept.length === 0
            ? t('argoCd.allKept')
            : t('argoCd.notAllKept', {
                actions: notKept
                  .map(({ verb }) => t(`argoCd.action.${verb}`))
                  .join(', '),
              })}
        </>
      )}
    </p>
  );
}
