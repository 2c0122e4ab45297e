import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

// Wraps by the width that the portal leaves for the tab, not by that of the window: sidebars come and go.
const useStyles = makeStyles(theme => ({
  columns: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 16,
    [theme.breakpoints.down('xs')]: { gap: 12 },
  },
  narrow: { flex: '1 1 280px', minWidth: 0, display: 'grid' },
  wide: {
    flex: '2.6 1 440px',
    minWidth: 0,
    display: 'grid',
    alignContent: 'start',
    gap: 16,
    [theme.breakpoints.down('xs')]: { gap: 12, flexBasis: '100%' },
  },
}));

/** Steps beside evidence; below each other where there is no room. Without steps evidence has it all. */
export function RolloutColumns({
  narrow,
  wide,
}: {
  narrow: ReactNode;
  wide: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.columns}>
      {narrow && <div className={classes.narrow}>{narrow}</div>}
      <div className={classes.wide}>{wide}</div>
    </div>
  );
}
