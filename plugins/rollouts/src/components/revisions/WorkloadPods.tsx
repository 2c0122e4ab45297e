import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

import { replacesPods } from '../../model/replacesPods';
import { rolloutsTranslationRef } from '../../translation';
import { Panel } from '../Panel';
import { PodCounts } from '../PodCounts';
import { PodSquares } from '../PodSquares';
import { PodWatchNote } from './PodWatchNote';
import { Revisions } from './Revisions';

const useStyles = makeStyles({ list: { '& + dl': { marginTop: 16 } } });

/** The pods of a rollout whose older versions nobody reads: by version, or where these are not known, counted. */
export function WorkloadPods({ rollout }: { rollout: RolloutDetail }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { pods, revisions, podWatch, strategy } = rollout;
  const counted = replacesPods(strategy) ? pods : undefined;

  if (revisions.length === 0 && !counted) return null;
  return (
    <Panel title={t('pods.title')}>
      {revisions.length > 0 ? (
        <div className={classes.list}>
          <Revisions rollout={rollout} />
        </div>
      ) : (
        <>
          {counted && (
            <PodSquares replicas={counted.current} ready={counted.ready} />
          )}
          <PodWatchNote podWatch={podWatch} />
        </>
      )}
      {counted && <PodCounts pods={counted} />}
    </Panel>
  );
}
