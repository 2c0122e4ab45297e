import { createApiRef } from '@backstage/core-plugin-api';
import type {
  ActionPreview,
  ActionRequest,
  ClusterList,
  ClustersStreamEvent,
  EntityRollouts,
  FleetMatrix,
  FleetPage,
  FleetQuery,
  FleetStreamEvent,
  MatrixQuery,
  MatrixStreamEvent,
  StreamEvent,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ActionAnswer } from '../model/ActionAnswer';
import type { LiveSource } from './LiveSource';

/** The rollouts backend, as the pages need it. */
export interface RolloutsApi {
  /** The rollouts of an entity in full; `entityRef` is a full reference. */
  entity(entityRef: string): LiveSource<EntityRollouts, StreamEvent>;

  /** One rollout in full. */
  rollout(rolloutId: string): LiveSource<EntityRollouts, StreamEvent>;

  /** A page of all rollouts that the person may read. */
  fleet(query: FleetQuery): LiveSource<FleetPage, FleetStreamEvent>;

  /** A page of the services: which version of each runs where. */
  matrix(query: MatrixQuery): LiveSource<FleetMatrix, MatrixStreamEvent>;

  /** How the clusters are doing that the person knows of. */
  clusters(): LiveSource<ClusterList, ClustersStreamEvent>;

  /** What a verb would do now. Nothing is changed. `revision`: with undo, which one to go back to. */
  preview(
    rolloutId: string,
    verb: Verb,
    options?: { signal?: AbortSignal; revision?: number },
  ): Promise<ActionPreview>;

  /** Acts, once per idempotency key. Never throws: what went wrong is an answer, too. */
  act(rolloutId: string, request: ActionRequest): Promise<ActionAnswer>;
}

export const rolloutsApiRef = createApiRef<RolloutsApi>({
  id: 'plugin.rollouts.client',
});
