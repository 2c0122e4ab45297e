import { createApiRef } from '@backstage/core-plugin-api';
import type {
  ActionPreview,
  ActionRequest,
  EntityRollouts,
  StreamEvent,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ActionAnswer } from '../model/ActionAnswer';

/** A page of content, or the word that the one with this tag is still current. */
export type EntityRolloutsReply =
  | { changed: true; rollouts: EntityRollouts; etag: string | undefined }
  | { changed: false };

/** The rollouts backend, as the pages need it. */
export interface RolloutsApi {
  /**
   * Follows the rollouts of an entity. The first event is always a snapshot. Ends when the backend closes the stream,
   * throws when it cannot be opened, breaks, or says something that is not in the schema.
   */
  follow(
    entityRef: string,
    options: { signal: AbortSignal },
  ): AsyncIterable<StreamEvent>;

  /** Reads the rollouts of an entity once. */
  read(
    entityRef: string,
    options: { signal: AbortSignal; etag?: string },
  ): Promise<EntityRolloutsReply>;

  /** What a verb would do now. Nothing is changed. */
  preview(
    rolloutId: string,
    verb: Verb,
    options?: { signal?: AbortSignal },
  ): Promise<ActionPreview>;

  /** Acts, once per idempotency key. Never throws: what went wrong is an answer, too. */
  act(rolloutId: string, request: ActionRequest): Promise<ActionAnswer>;
}

export const rolloutsApiRef = createApiRef<RolloutsApi>({
  id: 'plugin.rollouts.client',
});
