import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { Notice } from './Notice';
import { useFreshnessText } from './useFreshnessText';
import { useSentence } from './useSentence';

/** Which clusters are not live and why; nothing while all are. */
export function ClusterStrip({
  clusters,
}: {
  clusters: readonly ClusterStatus[];
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const freshnessText = useFreshnessText();
  // A cluster without the controller has nothing to show and nothing wrong with it.
  const notLive = clusters.filter(
    ({ freshness: { state } }) => state !== 'live' && state !== 'absent',
  );
  if (notLive.length === 0) return null;

  return (
    <Notice tone="paused">
      <ul aria-label={t('clusters.title')} data-testid="clusters-not-live">
        {notLive.map(({ name, environment, freshness }) => (
          <li key={name}>
            <strong>{name}</strong>
            {environment && ` (${environment})`}: {freshnessText(freshness)}
            {freshness.problem && <>. {say(freshness.problem)}</>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
