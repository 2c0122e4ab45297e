import { makeStyles } from '@material-ui/core/styles';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => ({
  arrow: {
    flex: 'none',
    color: tokensOf(theme).second,
    transition: 'transform 150ms',
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
  open: { transform: 'rotate(90deg)' },
}));

/** Beside what can be folded; decoration only, the button says whether it is. */
export function FoldArrow({ isOpen }: { isOpen: boolean }) {
  const classes = useStyles();
  return (
    <svg
      aria-hidden
      focusable="false"
      width={12}
      height={12}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`${classes.arrow} ${isOpen ? classes.open : ''}`}
    >
      <path d="M4 2l4 4-4 4" />
    </svg>
  );
}
