import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_ID_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutCondition } from '../permissions/RolloutCondition';
import { entityMatcher, type EntityMatcher } from './entityMatcher';

/** What an entity shows, as it is asked of the whole fleet. */
export type EntitySelection = {
  /** The same for entities that show the same. */
  key: string;
  /** Found by index: nothing else is shown, though not all of it may be. */
  within: RolloutCondition;
  shows: EntityMatcher;
};

/** @throws InputError when the entity's label selector cannot be read. */
export function entitySelection(entity: Entity): EntitySelection {
  const {
    [KUBERNETES_LABEL_SELECTOR_ANNOTATION]: selector,
    [KUBERNETES_ID_ANNOTATION]: id,
    [KUBERNETES_NAMESPACE_ANNOTATION]: namespace,
    [KUBERNETES_CLUSTER_ANNOTATION]: cluster,
  } = entity.metadata.annotations ?? {};
  const within: RolloutCondition[] = [];
  if (namespace) within.push({ field: 'namespace', values: [namespace] });
  if (cluster) within.push({ field: 'cluster', values: [cluster] });
  // A selector comes before the id. It is not looked up in an index of its labels, as there may be any number of those.
  if (id && !selector) {
    within.push({ field: 'label', key: KUBERNETES_ID_ANNOTATION, value: id });
  }
  return {
    key: JSON.stringify([selector, id, namespace, cluster]),
    within: { allOf: within },
    shows: entityMatcher(entity),
  };
}
