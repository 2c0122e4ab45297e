import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Revision } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, clockText } from '../timeText';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => ({
  tally: {
    marginLeft: 'auto',
    fontSize: 13,
    color: tokensOf(theme).second,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
  },
}));

/** How many pods of a version are ready, or when they go away. */
export function PodTally({
  revision: { ready, replicas, desired, scaleDownAt },
}: {
  revision: Revision;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const now = useNowOfPage();
  const left = scaleDownAt ? Date.parse(scaleDownAt) - now : undefined;

  function text(): string {
    if (replicas === 0 && desired === 0) return t('revisions.noPods');
    if (left === undefined) {
      return t('revisions.ready', {
        ready: String(ready),
        replicas: String(Math.max(replicas, desired)),
      });
    }
    return left > 0
      ? t('revisions.removedIn', { duration: clockText(left) })
      : t('revisions.removedNow');
  }

  return (
    <span
      className={classes.tally}
      title={scaleDownAt && absoluteTimeText(scaleDownAt)}
    >
      {text()}
    </span>
  );
}
