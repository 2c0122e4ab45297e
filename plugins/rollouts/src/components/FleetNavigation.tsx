import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';

import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const PATH_OF = {
  table: '',
  matrix: '/matrix',
  clusters: '/clusters',
} as const;

/** The pages over all rollouts. */
export type FleetTab = keyof typeof PATH_OF;

const TABS: readonly FleetTab[] = ['table', 'matrix', 'clusters'];

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    tabs: {
      display: 'flex',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      overflow: 'hidden',
    },
    tab: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 40,
      padding: '0 16px',
      boxSizing: 'border-box',
      fontSize: 14,
      lineHeight: '20px',
      fontWeight: 700,
      color: tokens.second,
      textDecoration: 'none',
      '&:hover': { color: tokens.ink, background: tokens.canvas },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: -2,
      },
      '&[aria-current]': { color: tokens.paper, background: tokens.ink },
    },
  };
});

/** The way from one page over all rollouts to the others. */
export function FleetNavigation({
  tab,
  root,
  filters,
}: {
  tab: FleetTab;
  /** Address of the table. */
  root: string;
  /** What is filtered by goes along, except to the clusters. */
  filters?: URLSearchParams;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const base = root.replace(/\/$/, '');
  const hrefOf = (to: FleetTab) => {
    const search = to === 'clusters' ? '' : String(filters ?? '');
    return `${base}${PATH_OF[to]}${search && `?${search}`}` || '/';
  };
  return (
    <nav aria-label={t('fleet.views')}>
      <ul className={classes.tabs}>
        {TABS.map(each => (
          <li key={each}>
            <Link
              to={hrefOf(each)}
              className={classes.tab}
              aria-current={each === tab ? 'page' : undefined}
            >
              {t(`fleet.view.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
