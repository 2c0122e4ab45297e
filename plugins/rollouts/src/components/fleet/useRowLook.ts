import { makeStyles } from '@material-ui/core/styles';

import { isOutdated } from '../../model/isOutdated';
import type { FleetTableRowProps } from './FleetTableRow';

const useStyles = makeStyles({
  // Colours go, legibility stays: dimming by opacity would take the small text below AA.
  outdated: { filter: 'grayscale(1)' },
});

/** Class of what is told of a row: grey where that may long have ceased to be true. */
export function useRowLook({
  row,
  isGone,
  lostSince,
}: Pick<FleetTableRowProps, 'row' | 'isGone' | 'lostSince'>): string {
  const classes = useStyles();
  const isOld = isGone || lostSince !== undefined || isOutdated(row.freshness);
  return isOld ? classes.outdated : '';
}
