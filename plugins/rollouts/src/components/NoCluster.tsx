import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import { rolloutsTranslationRef } from '../translation';
import { PageState } from './PageState';

/** The portal was told of no cluster. */
export function NoCluster() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <PageState title={t('states.noCluster')} testId="no-cluster">
      <p>
        {t('states.noClusterText', { key: <code>rollouts.clusters</code> })}
      </p>
    </PageState>
  );
}
