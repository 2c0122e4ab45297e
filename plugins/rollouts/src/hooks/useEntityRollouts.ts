import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityRollouts } from '@rollouts-portal/plugin-rollouts-common';

import { entityStores } from '../state/entityStores';
import type { Followed } from './Followed';
import { useKeptStore } from './useKeptStore';

/** The rollouts of an entity, live for as long as the component is mounted. */
export function useEntityRollouts(entity: Entity): Followed<EntityRollouts> {
  return useKeptStore(entityStores, stringifyEntityRef(entity));
}
