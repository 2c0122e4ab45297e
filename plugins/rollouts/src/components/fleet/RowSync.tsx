import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { SyncMark } from '../argocd/SyncMark';
import { PhaseIcon } from '../icons';
import { tokensOf } from '../tokens';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(theme => ({
  sync: {
    position: 'relative',
    fontSize: 12,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  waits: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    color: tokensOf(theme).paused.text,
  },
}));

/** What Argo CD says of it, in a word; nothing where it says nothing. */
export function RowSync({ row: { argoCd } }: { row: RolloutSummary }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (!argoCd?.sync) return null;
  const { app, sync, syncWaits, relation } = argoCd;
  return (
    <div
      className={classes.sync}
      title={
        relation === 'label'
          ? t('argoCd.perhaps', { app })
          : t('argoCd.app', { app })
      }
      data-testid="row-sync"
    >
      <VisuallyHidden>{t('argoCd.title')}: </VisuallyHidden>
      {syncWaits ? (
        <span className={classes.waits}>
          <PhaseIcon phase="Paused" />
          {t('argoCd.syncWaits')}
        </span>
      ) : (
        <SyncMark sync={sync} />
      )}
    </div>
  );
}
