import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  FLEET_SORTS,
  formatFleetSorting,
  parseFleetSorting,
} from '@rollouts-portal/plugin-rollouts-common';
import { useNavigate } from 'react-router-dom';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import type { FleetRowsProps } from './FleetRowsProps';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    choice: {
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      padding: '0 16px 12px',
      borderBottom: `1px solid ${tokens.line}`,
      fontSize: 14,
      color: tokens.second,
      [theme.breakpoints.down('xs')]: { padding: '0 12px 12px' },
    },
    select: {
      flex: '1 1 auto',
      minWidth: 0,
      maxWidth: 360,
      height: 40,
      padding: '0 8px',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
      // With smaller letters a phone zooms in.
      [theme.breakpoints.down('xs')]: { fontSize: 16 },
    },
  };
});

const ORDERS = FLEET_SORTS.flatMap(by => [
  { by, isReversed: false },
  { by, isReversed: true },
]);

/** What the heads of columns are for, where there are no columns. */
export function FleetSortSelect({
  sort,
  sortHrefOf,
}: Pick<FleetRowsProps, 'sort' | 'sortHrefOf'>) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const navigate = useNavigate();
  const goTo = (value: string) => {
    const chosen = ORDERS.map(formatFleetSorting).find(each => each === value);
    if (chosen) navigate(sortHrefOf(chosen), { preventScrollReset: true });
  };
  return (
    <label className={classes.choice}>
      {t('fleet.sort')}
      <select
        className={classes.select}
        value={formatFleetSorting(parseFleetSorting(sort))}
        onChange={({ target }) => goTo(target.value)}
      >
        {ORDERS.map(({ by, isReversed }) => (
          <option
            key={`${by} ${isReversed}`}
            value={formatFleetSorting({ by, isReversed })}
          >
            {t(isReversed ? `fleet.reverseOrder.${by}` : `fleet.order.${by}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
