import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { ReactNode } from 'react';

import { tokensOf } from '../tokens';
import { FleetCards } from './FleetCards';
import type { FleetRowsProps } from './FleetRowsProps';
import { FleetTable } from './FleetTable';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: {
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      overflow: 'hidden',
    },
    rows: { transition: 'opacity 150ms' },
    asked: { opacity: 0.6 },
    nothing: {
      padding: '32px 16px',
      fontSize: 14,
      lineHeight: '21px',
      color: tokens.second,
    },
  };
});

/** The rows between their filters and their pages. Without rows stands what there is to say about that. */
export function FleetList({
  filters,
  pager,
  nothing,
  isBusy,
  ...rows
}: FleetRowsProps & {
  filters: ReactNode;
  pager: ReactNode;
  nothing: ReactNode;
  /** The rows are those of the question before. */
  isBusy: boolean;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('sm'), {
    noSsr: true,
  });
  const Rows = isNarrow ? FleetCards : FleetTable;
  return (
    <div className={classes.list}>
      {filters}
      <div
        className={`${classes.rows} ${isBusy ? classes.asked : ''}`}
        aria-busy={isBusy}
      >
        {rows.rows.length === 0 ? (
          <div className={classes.nothing}>{nothing}</div>
        ) : (
          <Rows {...rows} />
        )}
      </div>
      {rows.rows.length > 0 && pager}
    </div>
  );
}
