import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  parseFleetSorting,
  type FleetSorting,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    pager: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '0 16px',
      minHeight: 44,
      padding: '0 16px',
      fontSize: 13,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    links: { display: 'flex', gap: 16 },
  };
});

/** Which part of the list this is, in which order, and the way to the others. */
export function FleetPager({
  before,
  drawn,
  all,
  sort,
  previous,
  next,
  hrefOf,
}: {
  /** How many rows stand before these, how many these are, and how many there are in all. */
  before: number;
  drawn: number;
  all: number;
  sort: FleetSorting;
  previous: string | undefined;
  /** Undefined: there are no more. */
  next: string | undefined;
  /** Without a cursor: the first page. */
  hrefOf: (cursor: string | undefined) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { by, isReversed } = parseFleetSorting(sort);
  return (
    <nav className={classes.pager} aria-label={t('fleet.pages')}>
      <span>
        {t('fleet.range', {
          first: String(before + 1),
          last: String(before + drawn),
          all: String(Math.max(all, before + drawn)),
          order: t(
            isReversed ? `fleet.reverseOrder.${by}` : `fleet.order.${by}`,
          ),
        })}
      </span>
      <span className={classes.links}>
        {before > 0 && (
          <PageLink to={hrefOf(previous)}>{t('fleet.previous')}</PageLink>
        )}
        {next !== undefined && (
          <PageLink to={hrefOf(next)}>{t('fleet.next')}</PageLink>
        )}
      </span>
    </nav>
  );
}
