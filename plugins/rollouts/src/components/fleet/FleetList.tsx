import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { ReactNode } from 'react';

import { tokensOf } from '../tokens';
import { ChangesPill } from './ChangesPill';
import { FleetCards } from './FleetCards';
import type { FleetRowsProps } from './FleetRowsProps';
import { FleetTable } from './FleetTable';
import { useHold } from './useHold';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: {
      // What is hidden from the eye in a row must not widen the page; and no scrolling of its own, or the head of the
      // table would stick to that.
      position: 'relative',
      minWidth: 0,
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
    },
    rows: { transition: 'opacity 150ms' },
    begin: { height: 1, marginBottom: -1 },
    asked: { opacity: 0.6 },
    nothing: {
      padding: '32px 16px',
      fontSize: 14,
      lineHeight: '21px',
      color: tokens.second,
    },
    foot: {
      position: 'sticky',
      bottom: 0,
      zIndex: 1,
      borderTop: `1px solid ${tokens.line}`,
      borderRadius: '0 0 8px 8px',
      background: tokens.paper,
    },
  };
});

/** The rows between their filters and their end. Without rows stands what there is to say about that. */
export function FleetList({
  filters,
  pager,
  nothing,
  isBusy,
  changes,
  onShowChanges,
  onHold,
  ...rows
}: FleetRowsProps & {
  filters: ReactNode;
  pager: ReactNode;
  nothing: ReactNode;
  /** The rows are those of the question before. */
  isBusy: boolean;
  /** How many rows wait to come, go or move, because the person is at them. */
  changes: number;
  onShowChanges: () => void;
  /** The person comes to the rows, or leaves them. */
  onHold: (isHeld: boolean) => void;
}) {
  const classes = useStyles();
  const theme = useTheme();
  // Beside the portal's own menu a table has no room for its sentences before that.
  const isNarrow = useMediaQuery(theme.breakpoints.down('md'), {
    noSsr: true,
  });
  const { begin, around } = useHold(onHold);
  const Rows = isNarrow ? FleetCards : FleetTable;
  return (
    <div className={classes.list}>
      {filters}
      <ChangesPill changes={changes} onShow={onShowChanges} />
      <div
        {...around}
        className={`${classes.rows} ${isBusy ? classes.asked : ''}`}
        aria-busy={isBusy}
      >
        <div ref={begin} className={classes.begin} />
        {rows.rows.length === 0 ? (
          <div className={classes.nothing}>{nothing}</div>
        ) : (
          <Rows {...rows} />
        )}
      </div>
      {rows.rows.length > 0 && <div className={classes.foot}>{pager}</div>}
    </div>
  );
}
