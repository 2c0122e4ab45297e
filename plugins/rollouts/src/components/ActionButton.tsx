import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { useId, type MouseEvent, type ReactNode } from 'react';

import { tokensOf } from './tokens';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    button: {
      minHeight: 36,
      padding: '5px 16px',
      fontSize: 14,
      fontWeight: 700,
      lineHeight: '20px',
      textTransform: 'none',
      whiteSpace: 'nowrap',
      borderRadius: 6,
      boxShadow: 'none',
      '&:hover': { boxShadow: 'none' },
      '&.Mui-focusVisible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
      '@media (pointer: coarse)': { minHeight: 44 },
      [theme.breakpoints.down('xs')]: { minHeight: 44, padding: '5px 12px' },
    },
    outlined: {
      color: tokens.ink,
      background: tokens.paper,
      border: `1px solid ${tokens.line}`,
      '&:hover': { background: tokens.canvas, boxShadow: 'none' },
    },
    destructive: {
      color: tokens.degraded.text,
      background: tokens.paper,
      border: `1px solid ${tokens.degraded.text}`,
      '&:hover': { background: tokens.degraded.tint, boxShadow: 'none' },
    },
    // Legible all the same: it is to be read why it cannot be used.
    hindered: {
      color: tokens.third,
      background: 'transparent',
      border: `1px dashed ${tokens.line}`,
      cursor: 'not-allowed',
      '&:hover': { background: 'transparent', boxShadow: 'none' },
    },
  };
});

type ActionButtonProps = {
  children: ReactNode;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  look: 'primary' | 'outlined' | 'destructive';
  /** Why it cannot be used. The button can still be reached, so that a screen reader and a keyboard find the reason. */
  hindrance?: string;
  className?: string;
  /** It opens a menu. */
  hasPopup?: boolean;
};

/** A button that, when it cannot be used, stays reachable and says why. */
export function ActionButton({
  children,
  onClick,
  look,
  hindrance,
  className = '',
  hasPopup,
}: ActionButtonProps) {
  const classes = useStyles();
  const reasonId = useId();

  if (hindrance === undefined) {
    return (
      <Button
        className={`${classes.button} ${
          look === 'primary' ? '' : classes[look]
        } ${className}`}
        variant={look === 'primary' ? 'contained' : 'text'}
        color={look === 'primary' ? 'primary' : 'default'}
        disableElevation
        aria-haspopup={hasPopup ? 'menu' : undefined}
        onClick={onClick}
      >
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip title={hindrance}>
        <Button
          className={`${classes.button} ${classes.hindered} ${className}`}
          aria-disabled="true"
          aria-describedby={reasonId}
          // The tooltip would add the reason as a native title, and it would be read twice.
          title={undefined}
          disableRipple
        >
          {children}
        </Button>
      </Tooltip>
      <VisuallyHidden id={reasonId}>{hindrance}</VisuallyHidden>
    </>
  );
}
