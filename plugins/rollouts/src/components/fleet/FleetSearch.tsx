import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { forwardRef, useEffect, useRef, useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { SearchField } from '../SearchField';

/** Each word that is looked for is a question to the backend, so not every letter is one. */
const TYPING_MS = 300;

/** Searches while one types; Escape clears it, and an arrow leads to what was found. */
export const FleetSearch = forwardRef<
  HTMLInputElement,
  { value: string; onSearch: (text: string) => void; onLeave: () => void }
>(function Search({ value, onSearch, onLeave }, ref) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const [text, setText] = useState(value);

  // The address changed by other means. A blank that is being typed is not taken away.
  useEffect(() => {
    setText(current => (current.trim() === value ? current : value));
  }, [value]);

  // Only typing puts it off: a page over a busy fleet is drawn anew more often than that.
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => search.current(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value]);

  return (
    <SearchField
      ref={ref}
      label={t('fleet.search')}
      aria-keyshortcuts="/"
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
