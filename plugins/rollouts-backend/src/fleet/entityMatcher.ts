import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_ID_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutMark } from '../cluster/RolloutKind';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import { parseLabelSelector } from './parseLabelSelector';

/** Whether a rollout is meant, by what costs nothing to know of it. */
export type RolloutMatcher = (
  rollout: Pick<RolloutSnapshot, 'cluster' | 'kind'> & { facts: RolloutMark },
) => boolean;

/** Whether an entity shows a rollout. */
export type EntityMatcher = (rollout: {
  cluster: string;
  facts: Pick<RolloutSnapshot['facts'], 'namespace' | 'labels'>;
}) => boolean;

/**
 * Which rollouts an entity shows, by the Kubernetes plugin's annotations and with its precedence: the label selector
 * if there is one, else the label `backstage.io/kubernetes-id`. It decides what is shown and nothing else: anyone who
 * registers an entity can claim any id.
 *
 * @throws InputError when the entity's label selector cannot be read.
 */
export function entityMatcher(entity: Entity): EntityMatcher {
  const annotations = entity.metadata.annotations ?? {};
  const selector = annotations[KUBERNETES_LABEL_SELECTOR_ANNOTATION];
  const id = annotations[KUBERNETES_ID_ANNOTATION];
  if (!selector && !id) {
    return () => false;
  }
  const selects = selector
    ? parseLabelSelector(selector)
    : (labels: Readonly<Record<string, string>>) =>
        labels[KUBERNETES_ID_ANNOTATION] === id;
  const namespace = annotations[KUBERNETES_NAMESPACE_ANNOTATION];
  const cluster = annotations[KUBERNETES_CLUSTER_ANNOTATION];
  return rollout =>
    (!namespace || rollout.facts.namespace === namespace) &&
    (!cluster || rollout.cluster === cluster) &&
    selects(rollout.facts.labels);
}
