import { makeStyles } from '@material-ui/core/styles';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    search: {
      flex: '1 1 240px',
      minWidth: 0,
      height: 40,
      padding: '0 12px',
      boxSizing: 'border-box',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      fontSize: 14,
      '&::placeholder': { color: tokens.third, opacity: 1 },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
      // 16 px, or phones zoom in when the field gets the focus.
      [theme.breakpoints.down('xs')]: { flexBasis: '100%', fontSize: 16 },
    },
  };
});

/** Where a word is typed that is looked for. */
export const SearchField = forwardRef<
  HTMLInputElement,
  { label: string; value: string } & Pick<
    ComponentPropsWithoutRef<'input'>,
    'onChange' | 'onKeyDown' | 'aria-keyshortcuts'
  >
>(function Search({ label, ...input }, ref) {
  return (
    <input
      {...input}
      ref={ref}
      type="search"
      className={useStyles().search}
      aria-label={label}
      placeholder={label}
      maxLength={200}
    />
  );
});
