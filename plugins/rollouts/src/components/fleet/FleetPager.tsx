import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetPage } from '@rollouts-portal/plugin-rollouts-common';

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

/** Which part of the list this is, and the way to the others. */
export function FleetPager({
  page: { before, items, matching, previous, next },
  hrefOf,
}: {
  page: FleetPage;
  /** Without a cursor: the first page. */
  hrefOf: (cursor: string | undefined) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <nav className={classes.pager} aria-label={t('fleet.pages')}>
      <span>
        {t('fleet.range', {
          first: String(before + 1),
          last: String(before + items.length),
          all: String(matching),
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
