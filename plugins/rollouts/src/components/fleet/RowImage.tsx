import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { versionsOf } from '../../model/versionsOf';
import { rolloutsTranslationRef } from '../../translation';
import { imageName } from '../imageName';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => ({
  image: {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: 12,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  older: { color: tokensOf(theme).third },
}));

/** The version that comes, and the one that it replaces. */
export function RowImage({ row }: { row: RolloutSummary }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { newer, older } = versionsOf(row);
  return (
    <div className={classes.image}>
      {newer && <div title={newer}>{imageName(newer).tag}</div>}
      {older && (
        <div className={classes.older} title={older}>
          {newer
            ? t('fleet.from', { version: imageName(older).tag })
            : t('fleet.serves', { version: imageName(older).tag })}
        </div>
      )}
    </div>
  );
}
