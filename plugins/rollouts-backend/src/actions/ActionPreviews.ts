import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  availableActions,
  previewAction,
  type ActionPreview,
  type RelatedApplication,
  type ReplicaSetFacts,
  type RolloutFacts,
  type RolloutState,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { KindName } from '../cluster/RolloutKind';
import type { ClusterIdentities } from './ClusterIdentities';
import { listRevisions } from './listRevisions';

/** What is known of a rollout when somebody asks what a verb would do. */
export type PreviewedRollout = RolloutState & {
  id: string;
  cluster: string;
  kind: KindName;
};

/**
 * Says what a verb would do now. The one place where somebody's looking causes requests to an API server: the
 * ReplicaSets of a rollout at rest are not watched, and an undo must offer them. Two requests, however many people ask
 * at a time.
 */
export class ActionPreviews {
  readonly #lists = new Map<
    string,
    Promise<readonly ReplicaSetFacts[] | undefined>
  >();

  constructor(
    private readonly identities: Pick<ClusterIdentities, 'reader'>,
    private readonly logger: LoggerService,
    private readonly applicationsOf: (
      rollout: PreviewedRollout,
    ) => readonly RelatedApplication[],
  ) {}

  async preview(
    verb: Verb,
    rollout: PreviewedRollout,
    options: { revision?: number } = {},
  ): Promise<ActionPreview> {
    if (rollout.provider !== 'argo-rollouts') {
      throw new InputError(
        `Nothing can be done with ${rollout.id}: the portal only shows it`,
      );
    }
    const { id, facts, known } = rollout;
    const replicaSets =
      known.replicaSets ??
      (verb === 'undo' && isPossible(verb, facts)
        ? await this.#list(rollout)
        : undefined);
    return {
      ...previewAction(
        verb,
        facts,
        { ...known, replicaSets },
        { ...options, related: this.applicationsOf(rollout) },
      ),
      rolloutId: id,
    };
  }

  async #list({
    id,
    cluster,
    facts,
  }: {
    id: string;
    cluster: string;
    facts: RolloutFacts;
  }): Promise<readonly ReplicaSetFacts[] | undefined> {
    const reader = this.identities.reader(cluster);
    if (!reader) return undefined;
    const running = this.#lists.get(id);
    if (running) return running;
    const list = listRevisions(facts, reader).catch(error => {
      this.logger.warn(`The revisions of ${id} cannot be read: ${error}`);
      return undefined;
    });
    this.#lists.set(id, list);
    try {
      return await list;
    } finally {
      this.#lists.delete(id);
    }
  }
}

function isPossible(verb: Verb, facts: RolloutFacts): boolean {
  return availableActions(facts).some(
    action => action.verb === verb && action.possible,
  );
}
