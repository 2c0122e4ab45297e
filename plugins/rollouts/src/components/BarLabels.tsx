import { makeStyles } from '@material-ui/core/styles';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => ({
  labels: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: 16,
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    marginBottom: 4,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** Above a bar: what it was read from, and what it says in numbers. */
export function BarLabels({
  basis,
  numbers,
}: {
  basis: string;
  numbers: string;
}) {
  const classes = useStyles();
  return (
    <div className={classes.labels}>
      <span>{basis}</span>
      <span>{numbers}</span>
    </div>
  );
}
