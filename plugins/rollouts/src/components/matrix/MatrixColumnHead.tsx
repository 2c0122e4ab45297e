import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClusterStatus,
  MatrixColumn,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { tokensOf } from '../tokens';
import { useDurationText } from '../useDurationText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    name: {
      fontSize: 13,
      lineHeight: '18px',
      color: tokens.ink,
      overflowWrap: 'anywhere',
    },
    skew: {
      fontSize: 12,
      lineHeight: '16px',
      fontWeight: 400,
      color: tokens.second,
    },
    notLive: { color: tokens.paused.text },
  };
});

/** A cluster or an environment, and how far it is from the newest; where it is not seen as it is now, that instead. */
export function MatrixColumnHead({
  column: { name, behind, moving },
  cluster,
}: {
  column: MatrixColumn;
  /** Undefined where the column is none. */
  cluster: ClusterStatus | undefined;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const durationText = useDurationText();
  const now = useNowOfPage();
  const freshness = cluster?.freshness;
  const skew = [
    moving > 0 && t('matrix.moving', { number: String(moving) }),
    behind > 0 && t('matrix.behind', { number: String(behind) }),
  ].filter(text => text !== false);
  return (
    <>
      <div className={classes.name}>{name}</div>
      <div className={classes.skew}>
        {skew.length > 0 ? skew.join(', ') : t('matrix.allNewest')}
      </div>
      {freshness && freshness.state !== 'live' && (
        <div className={`${classes.skew} ${classes.notLive}`}>
          {t(`fleet.notLive.${freshness.state}`, {
            duration: durationText(now - Date.parse(freshness.since)),
          })}
        </div>
      )}
    </>
  );
}
