import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';

import type { Versions } from '../model/versionsOf';
import { rolloutsTranslationRef } from '../translation';
import { imageName, shortImage } from './imageName';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => ({
  image: {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    color: tokensOf(theme).ink,
    overflowWrap: 'anywhere',
  },
}));

/** The image that an update brings, and the tag that it replaces; nothing where no image is known. */
export function VersionChange({ versions }: { versions: Versions }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { newer, older } = versions;
  if (!newer) return null;
  return (
    <>
      <span className={classes.image} title={newer}>
        {shortImage(newer)}
      </span>
      {older && (
        <>
          {' '}
          {t('verdict.replaces')}{' '}
          <span className={classes.image} title={older}>
            {imageName(older).tag}
          </span>
        </>
      )}
    </>
  );
}
