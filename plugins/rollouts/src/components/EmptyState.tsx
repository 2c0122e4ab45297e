import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  KUBERNETES_ID_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
  type EntityRollouts,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { NoCluster } from './NoCluster';
import { PageState } from './PageState';

/** No rollout to show: no cluster at all, no annotation, or nothing that matches; each with what to do. */
export function EmptyState({
  entity,
  content: { configured, clusters },
}: {
  entity: Entity;
  content: EntityRollouts;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (!configured) {
    return <NoCluster />;
  }

  const annotations = entity.metadata.annotations ?? {};
  const id = annotations[KUBERNETES_ID_ANNOTATION];
  const selector = annotations[KUBERNETES_LABEL_SELECTOR_ANNOTATION];
  const namespace = annotations[KUBERNETES_NAMESPACE_ANNOTATION];
  if (!id && !selector) {
    return (
      <PageState title={t('states.noAnnotation')} testId="no-annotation">
        <p>
          {t('states.noAnnotationText', {
            id: <code>{KUBERNETES_ID_ANNOTATION}</code>,
            selector: <code>{KUBERNETES_LABEL_SELECTOR_ANNOTATION}</code>,
          })}
        </p>
      </PageState>
    );
  }
  return (
    <PageState title={t('states.noMatch')} testId="no-match">
      <p>
        {/* The selector wins where both are set, as in the Kubernetes plugin. */}
        {selector
          ? t('states.noMatchSelector', { selector: <code>{selector}</code> })
          : t('states.noMatchId', {
              label: (
                <code>
                  {KUBERNETES_ID_ANNOTATION}={id}
                </code>
              ),
            })}
      </p>
      {namespace && (
        <p>
          {t('states.noMatchNamespace', {
            namespace: <code>{namespace}</code>,
          })}
        </p>
      )}
      {clusters.length > 0 && (
        <p>
          {t('clusters.empty', {
            names: clusters.map(({ name }) => name).join(', '),
          })}
        </p>
      )}
    </PageState>
  );
}
