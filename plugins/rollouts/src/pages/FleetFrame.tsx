import { Content, Header, Page } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

import { FleetNavigation, type FleetTab } from '../components/FleetNavigation';
import { tokensOf } from '../components/tokens';
import { fleetRouteRef } from '../routes';
import { rolloutsTranslationRef } from '../translation';
import { Ticking } from './Ticking';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    content: {
      // Else a wide table would widen the whole page instead of scrolling by itself.
      minWidth: 0,
      background: tokens.canvas,
      color: tokens.ink,
      fontFamily: theme.typography.fontFamily,
      // On a phone the page is only as high as what is on it, and under that the portal has another colour.
      [theme.breakpoints.down('xs')]: { padding: 12, minHeight: '100vh' },
    },
    top: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '8px 16px',
      marginBottom: 14,
    },
    lead: { flex: '1 1 auto', minWidth: 0 },
  };
});

/** What the pages over all rollouts have in common: header, and the way from one to the others. */
export function FleetFrame({
  tab,
  lead,
  filters,
  children,
}: {
  tab: FleetTab;
  /** Beside the way to the other pages. */
  lead?: ReactNode;
  /** Parameters that mean the same on table and matrix; they go along. */
  filters?: URLSearchParams;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const fleetHref = useRouteRef(fleetRouteRef)();
  return (
    <Page themeId="tool">
      <Header title={t('fleet.title')} />
      <Content className={classes.content}>
        <Ticking>
          <div className={classes.top}>
            <div className={classes.lead}>{lead}</div>
            <FleetNavigation tab={tab} root={fleetHref} filters={filters} />
          </div>
          <div data-testid="fleet">{children}</div>
        </Ticking>
      </Content>
    </Page>
  );
}
