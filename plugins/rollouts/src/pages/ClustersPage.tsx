import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';
import { useRef } from 'react';

import { ClusterCounters } from '../components/clusters/ClusterCounters';
import { ClusterList } from '../components/clusters/ClusterList';
import { Denied } from '../components/Denied';
import { FleetSkeleton } from '../components/fleet/FleetSkeleton';
import { NoContentYet } from '../components/NoContentYet';
import { PageLink } from '../components/PageLink';
import { PageState } from '../components/PageState';
import { PortalNotice } from '../components/PortalNotice';
import { SearchField } from '../components/SearchField';
import { useClusters } from '../hooks/useClusters';
import { useClustersAddress } from '../hooks/useClustersAddress';
import { useLostSince } from '../hooks/useLostSince';
import { byTrouble } from '../model/byTrouble';
import { rolloutsTranslationRef } from '../translation';
import { FleetFrame } from './FleetFrame';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: 8 },
});

/** How current each cluster is that the person knows of, how it is watched, and what to grant so that more is seen. */
export function ClustersPage() {
  return (
    <FleetFrame tab="clusters">
      <Clusters />
    </FleetFrame>
  );
}

function Clusters() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { content, problem, connection, retry } = useClusters();
  const lostSince = useLostSince(connection);
  if (problem?.kind === 'denied') {
    return <Denied title={t('clusters.none')} message={problem.message} />;
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
  return (
    <>
      <PortalNotice
        lostSince={lostSince}
        problem={problem}
        polling={connection.state === 'polling'}
        onRetry={retry}
      />
      {content.items.length === 0 ? (
        <PageState title={t('clusters.none')} testId="no-clusters">
          <p>{t('clusters.noneText')}</p>
        </PageState>
      ) : (
        <KnownClusters clusters={content.items} lostSince={lostSince} />
      )}
    </>
  );
}

function KnownClusters({
  clusters,
  lostSince,
}: {
  clusters: readonly ClusterStatus[];
  lostSince: number | undefined;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const search = useRef<HTMLInputElement>(null);
  const { word, state, open, hrefWith, replaceWith } = useClustersAddress();
  const shown = clusters
    .filter(
      cluster =>
        (state === undefined || cluster.freshness.state === state) &&
        tells(cluster, word),
    )
    .sort(byTrouble);
  return (
    <>
      <div className={classes.filters}>
        <ClusterCounters
          clusters={clusters}
          chosen={state}
          lostSince={lostSince}
          hrefOf={chosen => hrefWith({ state: chosen })}
        />
        <SearchField
          ref={search}
          label={t('clusters.search')}
          value={word}
          onChange={({ target }) => replaceWith({ word: target.value })}
        />
      </div>
      {shown.length === 0 ? (
        <PageState title={t('clusters.noMatch')} testId="no-match">
          <PageLink
            to={hrefWith({ word: '', state: undefined })}
            // The link goes with what it stands in, and the focus would be nowhere.
            onClick={() => search.current?.focus()}
          >
            {t('clusters.showAll')}
          </PageLink>
        </PageState>
      ) : (
        <ClusterList
          clusters={shown}
          open={open}
          lostSince={lostSince}
          onToggle={name =>
            replaceWith({
              open: open.includes(name)
                ? open.filter(each => each !== name)
                : [...open, name],
            })
          }
        />
      )}
    </>
  );
}

/** Whether it has the word in its name, its environment or one of its labels. */
function tells(
  { name, environment = '', labels = {} }: ClusterStatus,
  word: string,
): boolean {
  const wanted = word.trim().toLocaleLowerCase();
  return [name, environment, ...Object.entries(labels).map(String)].some(text =>
    text.toLocaleLowerCase().includes(wanted),
  );
}
