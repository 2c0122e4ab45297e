import { makeStyles } from '@material-ui/core/styles';

import { linkLook } from './linkLook';
import { tokensOf } from './tokens';

const thumb = { display: 'flex', width: 'fit-content', minHeight: 40 };

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    recovery: {
      ...linkLook(tokens),
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 24,
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      fontWeight: 700,
      textDecoration: 'underline',
      cursor: 'pointer',
      '&[aria-disabled="true"]': { textDecoration: 'none', cursor: 'default' },
      // Room for a thumb would tear lines of text apart.
      '@media (pointer: coarse)': thumb,
      [theme.breakpoints.down('xs')]: thumb,
    },
  };
});

/** Of what gets one out of a problem with the portal. */
export function useRecoveryLook(): string {
  return useStyles().recovery;
}
