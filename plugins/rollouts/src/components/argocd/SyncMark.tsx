import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ArgoCdSync } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { SyncIcon } from '../icons';
import { tokensOf } from '../tokens';
import { toneOfSync } from './toneOfSync';

const useStyles = makeStyles({
  mark: { whiteSpace: 'nowrap' },
  // Not a flexible box, whose line would be that of the icon: it stands among words.
  icon: { display: 'inline-block', marginRight: 4 },
});

/** What Argo CD says of Git and cluster, in its own word, with a shape and a colour. */
export function SyncMark({ sync }: { sync: ArgoCdSync }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { text } = toneOfSync(tokensOf(useTheme()), sync);
  return (
    <span className={classes.mark} style={{ color: text }}>
      <span className={classes.icon}>
        <SyncIcon sync={sync} />
      </span>
      {t(`argoCd.sync.${sync}`)}
    </span>
  );
}
