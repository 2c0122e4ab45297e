import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { tokensOf } from '../tokens';
import { useDurationText } from '../useDurationText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    place: { fontSize: 13, lineHeight: '18px', overflowWrap: 'anywhere' },
    quiet: { fontSize: 12, color: tokens.second },
    notLive: { fontSize: 12, color: tokens.paused.text },
  };
});

/** Cluster and environment; where the cluster is not seen as it is now, that stands there, too. */
export function RowPlace({
  row: { cluster, environment, freshness },
}: {
  row: RolloutSummary;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const durationText = useDurationText();
  const now = useNowOfPage();
  const { state, since } = freshness;
  return (
    <div className={classes.place}>
      {cluster}
      {environment && <div className={classes.quiet}>{environment}</div>}
      {state !== 'live' && (
        <div className={classes.notLive} data-testid="row-not-live">
          {t(`fleet.notLive.${state}`, {
            duration: durationText(now - Date.parse(since)),
          })}
        </div>
      )}
    </div>
  );
}
