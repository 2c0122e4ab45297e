import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import { ClusterList } from '../components/clusters/ClusterList';
import { NoContentYet } from '../components/NoContentYet';
import { PageState } from '../components/PageState';
import { PortalNotice } from '../components/PortalNotice';
import { FleetSkeleton } from '../components/fleet/FleetSkeleton';
import { useClusters } from '../hooks/useClusters';
import { useLostSince } from '../hooks/useLostSince';
import { rolloutsTranslationRef } from '../translation';
import { FleetFrame } from './FleetFrame';

/** How current each cluster is that the person knows of. */
export function ClustersPage() {
  return (
    <FleetFrame tab="clusters">
      <Clusters />
    </FleetFrame>
  );
}

function Clusters() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { content, problem, connection } = useClusters();
  const lostSince = useLostSince(connection);
  if (!content) {
    return <NoContentYet problem={problem} shape={<FleetSkeleton />} />;
  }
  return (
    <>
      <PortalNotice
        lostSince={lostSince}
        message={problem?.message}
        polling={false}
      />
      {content.items.length === 0 ? (
        <PageState title={t('clusters.none')} testId="no-clusters">
          <p>{t('clusters.noneText')}</p>
        </PageState>
      ) : (
        <ClusterList clusters={content.items} />
      )}
    </>
  );
}
