import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import {
  formatMatrixParameters,
  matrixQuerySchema,
  type FleetMatrix,
  type MatrixSort,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ComponentProps } from 'react';

import { BadAddress } from '../components/BadAddress';
import { Denied } from '../components/Denied';
import { FleetClusterStrip } from '../components/fleet/FleetClusterStrip';
import { FleetSearch } from '../components/fleet/FleetSearch';
import { FleetSkeleton } from '../components/fleet/FleetSkeleton';
import { MatrixCards } from '../components/matrix/MatrixCards';
import { MatrixLegend } from '../components/matrix/MatrixLegend';
import { MatrixSortSelect } from '../components/matrix/MatrixSortSelect';
import { MatrixTable } from '../components/matrix/MatrixTable';
import { NoContentYet } from '../components/NoContentYet';
import { PageLink } from '../components/PageLink';
import { PageState } from '../components/PageState';
import { PortalNotice } from '../components/PortalNotice';
import { tokensOf } from '../components/tokens';
import { FleetChosen } from '../components/fleet/FleetChosen';
import { useLostSince } from '../hooks/useLostSince';
import { useMatrix } from '../hooks/useMatrix';
import {
  useMatrixAddress,
  type MatrixAddress,
} from '../hooks/useMatrixAddress';
import { chosenOf } from '../model/FleetFacets';
import { fleetRouteRef } from '../routes';
import { rolloutsTranslationRef } from '../translation';
import { FleetFrame } from './FleetFrame';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '8px 16px',
      marginBottom: 12,
      fontSize: 14,
      color: tokens.second,
      '& label': {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 8,
        [theme.breakpoints.down('xs')]: { flex: '1 1 100%', minWidth: 0 },
      },
    },
    asking: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '8px 16px',
      flex: '1 1 100%',
    },
    select: {
      height: 40,
      padding: '0 8px',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      fontWeight: 700,
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
      [theme.breakpoints.down('xs')]: {
        flex: '1 1 auto',
        minWidth: 0,
        fontSize: 16,
      },
    },
    pages: {
      display: 'flex',
      alignItems: 'center',
      gap: 16,
      minHeight: 44,
      fontSize: 13,
      color: tokens.second,
    },
    asked: { opacity: 0.6 },
  };
});

/** Which version of each service runs in which cluster or environment. */
export function MatrixPage() {
  const address = useMatrixAddress();
  const filters = formatMatrixParameters(address.query);
  for (const name of ['by', 'sort', 'limit', 'cursor']) filters.delete(name);
  return (
    <FleetFrame tab="matrix" filters={filters}>
      {address.problem === undefined ? (
        <Matrix address={address} />
      ) : (
        <BadAddress message={address.problem} />
      )}
    </FleetFrame>
  );
}

function Matrix({ address }: { address: MatrixAddress }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { query, hrefWith, goTo } = address;
  const { content, problem, connection, retry, isOfQuery } = useMatrix(query);
  const lostSince = useLostSince(connection);
  const fleetHref = useRouteRef(fleetRouteRef)().replace(/\/$/, '');

  if (problem?.kind === 'denied') {
    return <Denied title={t('fleet.denied')} message={problem.message} />;
  }
  if (problem?.kind === 'bad-question') {
    return <BadAddress message={problem.message} />;
  }
  if (!content) {
    return (
      <NoContentYet
        problem={problem}
        shape={<FleetSkeleton />}
        onRetry={retry}
      />
    );
  }
  const without = (by: string, value: string) => {
    const parameters = formatMatrixParameters({ ...query, cursor: undefined });
    const left = parameters.getAll(by).filter(each => each !== value);
    parameters.delete(by);
    for (const each of left) parameters.append(by, each);
    return `?${parameters}`;
  };
  const toggled = (cluster: string) =>
    hrefWith({
      cluster: query.cluster.includes(cluster)
        ? query.cluster.filter(each => each !== cluster)
        : [...query.cluster, cluster],
    });
  const chosen = chosenOf(query);
  const isNarrowed = chosen.length > 0 || query.q !== '';
  const resetHref = `?${formatMatrixParameters(
    matrixQuerySchema.parse({ by: query.by, sort: query.sort }),
  )}`;
  return (
    <>
      <PortalNotice
        lostSince={lostSince}
        problem={problem}
        polling={connection.state === 'polling'}
        onRetry={retry}
      />
      <FleetClusterStrip
        clusters={content.clusters}
        chosen={query.cluster}
        lostSince={lostSince}
        hrefOf={toggled}
        clustersHref={`${fleetHref}/clusters`}
      />
      <div className={classes.bar}>
        <div className={classes.asking} role="search">
          <label>
            {t('matrix.by')}
            <select
              className={classes.select}
              value={query.by}
              onChange={({ target }) =>
                goTo(
                  hrefWith({
                    by: target.value === 'cluster' ? 'cluster' : 'environment',
                  }),
                )
              }
            >
              <option value="cluster">{t('matrix.column.cluster')}</option>
              <option value="environment">
                {t('matrix.column.environment')}
              </option>
            </select>
          </label>
          <MatrixSortSelect
            sort={query.sort}
            onSort={sort => goTo(hrefWith({ sort }))}
            className={classes.select}
          />
          <FleetSearch
            value={query.q}
            onSearch={q => goTo(hrefWith({ q }), { replace: query.q !== '' })}
            onLeave={() => {}}
          />
        </div>
        <MatrixLegend />
      </div>
      {isNarrowed && (
        <FleetChosen
          chosen={chosen}
          entity={undefined}
          hrefWithout={without}
          resetHref={resetHref}
        />
      )}
      {content.items.length === 0 ? (
        <PageState
          title={t(isNarrowed ? 'matrix.noMatch' : 'matrix.nothing')}
          testId="matrix-empty"
        >
          {/* Where there is no cluster at all, the table says what to configure. */}
          <p>
            <PageLink to={isNarrowed ? resetHref : fleetHref || '/'}>
              {t('fleet.showAll')}
            </PageLink>
          </p>
        </PageState>
      ) : (
        <div
          className={isOfQuery ? undefined : classes.asked}
          aria-busy={!isOfQuery}
        >
          <Cells
            matrix={content}
            root={fleetHref}
            question={formatMatrixParameters(query).toString()}
            sort={query.sort}
            sortHrefOf={sort => hrefWith({ sort })}
          />
        </div>
      )}
      <nav className={classes.pages} aria-label={t('fleet.pages')}>
        <span>
          {content.matching === 1
            ? t('matrix.servicesOne')
            : t('matrix.services', { number: String(content.matching) })}
        </span>
        {query.cursor !== undefined && (
          <PageLink to={hrefWith({})}>{t('matrix.first')}</PageLink>
        )}
        {content.next !== undefined && (
          <PageLink to={hrefWith({ cursor: content.next })}>
            {t('matrix.next')}
          </PageLink>
        )}
      </nav>
    </>
  );
}

function Cells({
  matrix,
  root,
  question,
  sort,
  sortHrefOf,
}: {
  matrix: FleetMatrix;
  root: string;
  question: string;
  sort: MatrixSort;
  sortHrefOf: (sort: MatrixSort) => string;
}) {
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('xs'), {
    noSsr: true,
  });
  const shown: ComponentProps<typeof MatrixCards> = {
    matrix,
    hrefOf: ({ id }) => `${root}/${id}`,
    serviceHrefOf: ({ namespace, name }) =>
      `${root || '/'}?${new URLSearchParams({ q: name, namespace })}`,
  };
  return isNarrow ? (
    <MatrixCards {...shown} />
  ) : (
    <MatrixTable
      {...shown}
      question={question}
      sort={sort}
      sortHrefOf={sortHrefOf}
    />
  );
}
