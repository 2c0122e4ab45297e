import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityRollouts } from '@rollouts-portal/plugin-rollouts-common';

import { entityStores } from '../state/entityStores';
import type { LiveState } from '../state/LiveState';
import { useKeptStore } from './useKeptStore';

/** The rollouts of an entity, live for as long as the component is mounted. */
export function useEntityRollouts(entity: Entity): LiveState<EntityRollouts> {
  return useKeptStore(entityStores, stringifyEntityRef(entity));
}
