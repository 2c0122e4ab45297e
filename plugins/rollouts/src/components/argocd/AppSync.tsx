import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdApp } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { CopyButton } from './CopyButton';
import { RevisionText } from './RevisionText';
import { SyncMark } from './SyncMark';

const useStyles = makeStyles({
  revision: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    marginRight: 6,
  },
});

/** Whether cluster and Git agree, at which revision, and where the rollout itself is another matter than the whole app. */
export function AppSync({
  app: { sync, objectSync, revisions },
}: {
  app: Pick<ArgoCdApp, 'sync' | 'objectSync' | 'revisions'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <>
      <div>
        {sync ? <SyncMark sync={sync} /> : t('argoCd.notReported')}{' '}
        {revisions.map((revision, index) => (
          // eslint-disable-next-line react/no-array-index-key -- two sources may be at one revision; they never change places
          <span key={index} className={classes.revision}>
            {t('argoCd.at', { revision: <RevisionText revision={revision} /> })}
            <CopyButton revision={revision} />
          </span>
        ))}
      </div>
      {objectSync && objectSync !== sync && (
        <div>
          {t('argoCd.thisRollout')} <SyncMark sync={objectSync} />
        </div>
      )}
    </>
  );
}
