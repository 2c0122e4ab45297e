import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  formatFleetParameters,
  type FleetPage as FleetPageContent,
  type RolloutSummary,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { useCallback, useState } from 'react';

import { BadAddress } from '../components/BadAddress';
import { Denied } from '../components/Denied';
import { FleetClusterStrip } from '../components/fleet/FleetClusterStrip';
import { FleetCounters } from '../components/fleet/FleetCounters';
import { FleetList } from '../components/fleet/FleetList';
import { FleetPager } from '../components/fleet/FleetPager';
import { FleetSkeleton } from '../components/fleet/FleetSkeleton';
import { NoCluster } from '../components/NoCluster';
import { NoContentYet } from '../components/NoContentYet';
import { PageLink } from '../components/PageLink';
import { PortalNotice } from '../components/PortalNotice';
import { useFleetAddress, type FleetAddress } from '../hooks/useFleetAddress';
import { useFleetRows } from '../hooks/useFleetRows';
import { useLostSince } from '../hooks/useLostSince';
import { useRolloutHref } from '../hooks/useRolloutHref';
import { choiceOf, FILTER_OF } from '../model/FleetChoice';
import {
  chosenOf,
  FACETS_OPEN_AT_FIRST,
  toggled,
  type FacetName,
} from '../model/FleetFacets';
import { rolloutsTranslationRef } from '../translation';
import { FleetActionDialog } from './FleetActionDialog';
import { FleetFilters } from './FleetFilters';
import { FleetFrame } from './FleetFrame';

/** All rollouts of all clusters that the person may read, what asks for attention first. */
export function FleetPage() {
  const address = useFleetAddress();
  return (
    <FleetFrame tab="table" filters={sharedFilters(address)}>
      {address.problem === undefined ? (
        <Fleet address={address} />
      ) : (
        <BadAddress message={address.problem} />
      )}
    </FleetFrame>
  );
}

/** What the matrix can be asked for, too. */
function sharedFilters({ query }: FleetAddress): URLSearchParams {
  const parameters = formatFleetParameters(query);
  for (const name of ['sort', 'limit', 'cursor']) parameters.delete(name);
  return parameters;
}

function Fleet({ address }: { address: FleetAddress }) {
  const [asked, setAsked] = useState<{ row: RolloutSummary; verb: Verb }>();
  const onAct = useCallback(
    (row: RolloutSummary, verb: Verb) => setAsked({ row, verb }),
    [],
  );
  return (
    <>
      <FleetContent address={address} onAct={onAct} />
      {/* Beside the list, not in it: a dialog must outlive the row that it was opened from. */}
      {asked && (
        <FleetActionDialog
          key={`${asked.row.id} ${asked.verb}`}
          row={asked.row}
          verb={asked.verb}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** More than by default, so that few questions are asked while one scrolls. */
const PART = 100;

function FleetContent({
  address,
  onAct,
}: {
  address: FleetAddress;
  onAct: (row: RolloutSummary, verb: Verb) => void;
}) {
  const { query, hrefWith } = address;
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const hrefOf = useRolloutHref();
  const [folded, setFolded] = useState<ReadonlySet<FacetName>>(new Set());
  const open = openFacets(query, folded);
  const [isHeld, setHeld] = useState(false);
  const { page, ...list } = useFleetRows(
    { ...query, limit: Math.max(query.limit, PART), facet: open },
    isHeld,
  );
  const { problem, connection, isOfQuery } = list;
  const lostSince = useLostSince(connection);

  if (problem?.kind === 'denied') {
    return <Denied title={t('fleet.denied')} message={problem.message} />;
  }
  if (!page && problem?.kind === 'bad-question') {
    return <BadAddress message={problem.message} />;
  }
  if (!page) {
    return (
      <NoContentYet
        problem={problem}
        shape={<FleetSkeleton />}
        onRetry={list.retry}
      />
    );
  }
  if (!page.configured) {
    return <NoCluster />;
  }
  if (!page.permitted) {
    return <Denied title={t('fleet.denied')} />;
  }
  const hrefToggling = (by: FacetName, value: string) =>
    `?${toggled(query, by, value)}`;
  return (
    <>
      <PortalNotice
        lostSince={lostSince}
        problem={problem}
        polling={connection.state === 'polling'}
        onRetry={list.retry}
      />
      <FleetCounters
        totals={page.totals}
        chosen={choiceOf(query)}
        hrefOf={choice => hrefWith(FILTER_OF[choice])}
      />
      <FleetClusterStrip
        clusters={page.clusters}
        chosen={query.cluster}
        lostSince={lostSince}
        hrefOf={cluster => hrefToggling('cluster', cluster)}
        clustersHref="clusters"
      />
      <FleetFilters
        address={address}
        facets={page.facets ?? []}
        open={open}
        onFold={by =>
          setFolded(before => {
            const after = new Set(before);
            if (!after.delete(by)) after.add(by);
            return after;
          })
        }
        hrefToggling={hrefToggling}
        matching={isOfQuery ? page.matching : undefined}
      >
        {(toolbar, listRef) => (
          <div ref={listRef}>
            <FleetList
              rows={list.rows}
              before={list.before}
              all={page.matching}
              sort={query.sort}
              sortHrefOf={sort => hrefWith({ sort })}
              lostSince={lostSince}
              hrefOf={hrefOf}
              onAct={onAct}
              onLook={list.look}
              scrolled={list.scrolled}
              onScrolled={list.keepScrolled}
              isBusy={!isOfQuery}
              changes={list.changes}
              onShowChanges={list.applyChanges}
              onHold={setHeld}
              filters={toolbar}
              pager={
                <FleetPager
                  before={list.before}
                  drawn={list.rows.length}
                  all={page.matching}
                  sort={query.sort}
                  previous={list.previous}
                  next={list.next}
                  hrefOf={cursor => hrefWith({ cursor })}
                />
              }
              nothing={<Nothing page={page} isNarrowed={isNarrowed(address)} />}
            />
          </div>
        )}
      </FleetFilters>
    </>
  );
}

/** What is chosen must be seen, whether it was unfolded or not. */
function openFacets(
  query: FleetAddress['query'],
  folded: ReadonlySet<FacetName>,
): FacetName[] {
  const chosen = chosenOf(query).map(({ by }) => by);
  const unfolded = new Set([...FACETS_OPEN_AT_FIRST, ...chosen]);
  // A fold turns over what would be so by itself.
  for (const by of folded) {
    if (!unfolded.delete(by)) unfolded.add(by);
  }
  return [...unfolded];
}

function isNarrowed({ query, hrefWith }: FleetAddress): boolean {
  return (
    query.q !== '' ||
    query.entity !== undefined ||
    chosenOf(query).length > 0 ||
    hrefWith({ sort: 'attention' }) !== '?'
  );
}

function Nothing({
  page: { clusters },
  isNarrowed: isFiltered,
}: {
  page: FleetPageContent;
  isNarrowed: boolean;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (isFiltered) {
    return (
      <>
        {t('fleet.noMatch')} <PageLink to="?">{t('fleet.showAll')}</PageLink>
      </>
    );
  }
  return clusters.length === 0 ? (
    <>{t('fleet.nothingReadable')}</>
  ) : (
    <>
      {t('fleet.nothing', {
        clusters: clusters.map(({ name }) => name).join(', '),
      })}
    </>
  );
}
