import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  rolloutReadPermission,
  type FleetPage as FleetPageContent,
  type RolloutSummary,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { FleetClusterStrip } from '../components/fleet/FleetClusterStrip';
import { FleetCounters } from '../components/fleet/FleetCounters';
import { FleetFilters } from '../components/fleet/FleetFilters';
import { FleetList } from '../components/fleet/FleetList';
import { FleetPager } from '../components/fleet/FleetPager';
import { FleetSkeleton } from '../components/fleet/FleetSkeleton';
import { NoCluster } from '../components/NoCluster';
import { NoContentYet } from '../components/NoContentYet';
import { PageLink } from '../components/PageLink';
import { PageState } from '../components/PageState';
import { PortalNotice } from '../components/PortalNotice';
import { useFleet } from '../hooks/useFleet';
import { useFleetAddress, type FleetAddress } from '../hooks/useFleetAddress';
import { useLostSince } from '../hooks/useLostSince';
import { useRolloutHref } from '../hooks/useRolloutHref';
import { choiceOf, FILTER_OF } from '../model/FleetChoice';
import { rolloutsTranslationRef } from '../translation';
import { FleetActionDialog } from './FleetActionDialog';
import { FleetFrame } from './FleetFrame';

/** All rollouts of all clusters that the person may read, what asks for attention first. */
export function FleetPage() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const address = useFleetAddress();
  return (
    <FleetFrame tab="table">
      {address.problem === undefined ? (
        <Fleet address={address} />
      ) : (
        <PageState title={t('fleet.badAddress')} testId="bad-address">
          <p>{address.problem}</p>
          <p>
            <PageLink to={address.hrefWith({})}>{t('fleet.showAll')}</PageLink>
          </p>
        </PageState>
      )}
    </FleetFrame>
  );
}

/** What the filters say of each choice: how many it would show. */
const COUNTED = ['environment', 'cluster', 'namespace'] as const;

function Fleet({ address }: { address: FleetAddress }) {
  const state = useFleet({ ...address.query, facet: [...COUNTED] });
  const [asked, setAsked] = useState<{ row: RolloutSummary; verb: Verb }>();
  return (
    <>
      <FleetContent
        address={address}
        state={state}
        onAct={(row, verb) => setAsked({ row, verb })}
      />
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

function FleetContent({
  address: { query, hrefWith, replaceWith },
  state: { content, problem, connection, isOfQuery },
  onAct,
}: {
  address: FleetAddress;
  state: ReturnType<typeof useFleet>;
  onAct: (row: RolloutSummary, verb: Verb) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const hrefOf = useRolloutHref();
  const lostSince = useLostSince(connection);
  const denied = (
    <p>
      {t('fleet.deniedText', {
        permission: <code>{rolloutReadPermission.name}</code>,
      })}
    </p>
  );

  if (problem?.kind === 'denied') {
    return (
      <PageState title={t('fleet.denied')} testId="denied">
        {denied}
        <p>{problem.message}</p>
      </PageState>
    );
  }
  if (!content) {
    return <NoContentYet problem={problem} shape={<FleetSkeleton />} />;
  }
  if (!content.configured) {
    return <NoCluster />;
  }
  if (!content.permitted) {
    return (
      <PageState title={t('fleet.denied')} testId="denied">
        {denied}
      </PageState>
    );
  }
  return (
    <>
      <PortalNotice
        lostSince={lostSince}
        message={problem?.message}
        polling={connection.state === 'polling'}
      />
      <FleetCounters
        totals={content.totals}
        chosen={choiceOf(query)}
        hrefOf={choice => hrefWith(FILTER_OF[choice])}
      />
      <FleetClusterStrip clusters={content.clusters} />
      <FleetList
        rows={content.items}
        lostSince={lostSince}
        hrefOf={hrefOf}
        onAct={onAct}
        isBusy={!isOfQuery}
        filters={
          <FleetFilters
            query={query}
            clusters={content.clusters}
            facets={content.facets ?? []}
            matching={isOfQuery ? content.matching : undefined}
            hrefWith={hrefWith}
            onChange={replaceWith}
          />
        }
        pager={
          <FleetPager page={content} hrefOf={cursor => hrefWith({ cursor })} />
        }
        nothing={<Nothing page={content} isNarrowed={hrefWith({}) !== '?'} />}
      />
    </>
  );
}

function Nothing({
  page: { clusters },
  isNarrowed,
}: {
  page: FleetPageContent;
  isNarrowed: boolean;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (isNarrowed) {
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
