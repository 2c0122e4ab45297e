import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { Notice } from '../Notice';
import { Panel } from '../Panel';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import { ArgoCdAppView } from './ArgoCdAppView';

const useStyles = makeStyles(theme => ({
  apps: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li': {
      marginTop: 14,
      paddingTop: 14,
      borderTop: `1px solid ${tokensOf(theme).line}`,
    },
  },
}));

/** What Argo CD knows of the rollout, app by app; nothing where Argo CD has nothing to do with it. */
export function ArgoCdPanel({
  rollout: { argoCdDetail, cluster },
}: {
  rollout: Pick<RolloutDetail, 'argoCdDetail' | 'cluster'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  if (!argoCdDetail) return null;
  const { notes, apps } = argoCdDetail;
  return (
    <Panel title={t('argoCd.title')}>
      {notes.map(note => (
        <Notice
          key={`${note.code} ${JSON.stringify(note.params)}`}
          tone="paused"
        >
          {say(note)}
        </Notice>
      ))}
      <ul className={classes.apps}>
        {apps.map(app => (
          <li key={`${app.cluster} ${app.namespace} ${app.name}`}>
            <ArgoCdAppView app={app} rolloutCluster={cluster} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
