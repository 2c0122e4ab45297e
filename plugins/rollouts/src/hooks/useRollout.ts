import type { EntityRollouts } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutStores } from '../state/rolloutStores';
import type { Followed } from './Followed';
import { useKeptStore } from './useKeptStore';

/** One rollout in full, live for as long as the component is mounted; no item when there is none any more. */
export function useRollout(rolloutId: string): Followed<EntityRollouts> {
  return useKeptStore(rolloutStores, rolloutId);
}
