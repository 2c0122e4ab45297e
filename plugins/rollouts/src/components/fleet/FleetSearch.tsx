import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { forwardRef, useEffect, useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';

/** Each word that is looked for is a question to the backend, so not every letter is one. */
const TYPING_MS = 300;

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

/** Searches while one types; Escape clears it, and an arrow leads to what was found. */
export const FleetSearch = forwardRef<
  HTMLInputElement,
  { value: string; onSearch: (text: string) => void; onLeave: () => void }
>(function Search({ value, onSearch, onLeave }, ref) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [text, setText] = useState(value);

  // The address changed by other means. A blank that is being typed is not taken away.
  useEffect(() => {
    setText(current => (current.trim() === value ? current : value));
  }, [value]);

  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);

  return (
    <input
      ref={ref}
      type="search"
      className={classes.search}
      aria-label={t('fleet.search')}
      aria-keyshortcuts="/"
      placeholder={t('fleet.search')}
      maxLength={200}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={event => {
        if (event.key === 'Escape') setText('');
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onLeave();
        }
      }}
    />
  );
});
