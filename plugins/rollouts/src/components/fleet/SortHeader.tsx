import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { SortIcon } from '../icons';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    header: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      minHeight: 40,
      color: 'inherit',
      textDecoration: 'none',
      borderRadius: 4,
      '& svg': { visibility: 'hidden' },
      '&:hover': { color: tokens.ink },
      '&:hover svg, &:focus-visible svg': { visibility: 'visible' },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: -2,
      },
    },
    sorted: { color: tokens.ink, '& svg': { visibility: 'visible' } },
  };
});

/** As `aria-sort` has it. */
export type ShownOrder = 'ascending' | 'descending';

/** Head of a column that the list can be sorted by. */
export function SortHeader({
  isSorted,
  order,
  href,
  children,
}: {
  isSorted: boolean;
  /** In which the column stands, or would stand first. */
  order: ShownOrder;
  href: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Link
      to={href}
      preventScrollReset
      className={`${classes.header} ${isSorted ? classes.sorted : ''}`}
    >
      {children}
      <SortIcon isUp={order === 'ascending'} />
    </Link>
  );
}
