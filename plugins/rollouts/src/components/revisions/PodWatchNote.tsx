import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { PodWatch } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';

const useStyles = makeStyles(theme => ({
  note: {
    margin: '10px 0 0',
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    overflowWrap: 'anywhere',
  },
}));

/** Why the pods are not shown one by one; nothing when they are, or when nobody reads them here. */
export function PodWatchNote({ podWatch }: { podWatch: PodWatch | undefined }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();

  if (!podWatch || podWatch.state === 'known') return null;
  const { state, because } = podWatch;
  return (
    <p className={classes.note}>
      {t(`podList.watch.${state}`)}
      {because && ` ${say(because)}`}
    </p>
  );
}
