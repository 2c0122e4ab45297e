import { makeStyles } from '@material-ui/core/styles';

import { linkLook } from './linkLook';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    recovery: {
      ...linkLook(tokens),
      // On a tint, too: the colour of what it stands in.
      color: 'inherit',
      display: 'inline-flex',
      alignItems: 'center',
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      fontWeight: 700,
      textDecoration: 'underline',
      cursor: 'pointer',
      '&[aria-disabled="true"]': { textDecoration: 'none', cursor: 'default' },
      '@media (pointer: coarse)': { minHeight: 40 },
      [theme.breakpoints.down('xs')]: { minHeight: 40 },
    },
  };
});

/** Of what gets one out of a problem with the portal. */
export function useRecoveryLook(): string {
  return useStyles().recovery;
}
