import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { CopyIcon } from '../icons';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    button: {
      minWidth: 24,
      minHeight: 24,
      margin: '-2px 0',
      borderRadius: 4,
      color: tokens.second,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
      [theme.breakpoints.down('xs')]: {
        minWidth: 40,
        minHeight: 40,
        margin: '-10px 0',
      },
    },
  };
});

/** Puts a revision, in full, where it can be pasted from. Absent where the browser allows no page to do so. */
export function CopyButton({ revision }: { revision: string }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [copied, setCopied] = useState<string>();
  // Browsers have it on https and on this very machine only, whatever its type says.
  if (!('clipboard' in navigator)) return null;

  const isCopied = copied === revision;
  return (
    <ButtonBase
      className={classes.button}
      aria-label={
        isCopied
          ? t('argoCd.copied', { revision })
          : t('argoCd.copy', { revision })
      }
      onClick={() => {
        navigator.clipboard.writeText(revision).then(
          () => setCopied(revision),
          // Not allowed to: the revision stands beside it, to be marked by hand.
          () => setCopied(undefined),
        );
      }}
    >
      <CopyIcon isDone={isCopied} />
    </ButtonBase>
  );
}
