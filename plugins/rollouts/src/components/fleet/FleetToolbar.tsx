import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode, RefObject } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { FleetSearch } from './FleetSearch';

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    padding: '12px 16px 8px',
    [theme.breakpoints.down('xs')]: { padding: '12px 12px 8px' },
  },
  count: {
    marginLeft: 'auto',
    fontSize: 13,
    color: tokensOf(theme).second,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Above the rows: words to search, how many match, and what else is offered there. */
export function FleetToolbar({
  search,
  searchRef,
  matching,
  onSearch,
  onLeave,
  children,
}: {
  search: string;
  searchRef: RefObject<HTMLInputElement>;
  /** How many match; undefined while that is being asked. */
  matching: number | undefined;
  onSearch: (text: string) => void;
  /** From the search down to the rows. */
  onLeave: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <div role="search" className={classes.toolbar}>
      <FleetSearch
        ref={searchRef}
        value={search}
        onSearch={onSearch}
        onLeave={onLeave}
      />
      {children}
      <span className={classes.count}>
        {matching === 1 && t('fleet.matchingOne')}
        {matching !== undefined &&
          matching !== 1 &&
          t('fleet.matching', { number: String(matching) })}
      </span>
    </div>
  );
}
