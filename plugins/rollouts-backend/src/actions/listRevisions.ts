import {
  projectReplicaSet,
  type ReplicaSetFacts,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { KubernetesRequester } from '../cluster/KubernetesRequester';
import { labelSelectorOf } from '../providers/argo-rollouts/labelSelectorOf';
import { replicaSetsPath } from '../providers/argo-rollouts/replicaSetsPath';
import { rolloutPath } from '../providers/argo-rollouts/rolloutPath';

/** Far above any `revisionHistoryLimit` that somebody sets; what is over it is not offered. */
const LIMIT = 100;

const listSchema = z.object({
  items: z.array(z.looseObject({})),
});

/**
 * The ReplicaSets of one rollout, read from its API server in two requests, as kubectl finds them: by the rollout's
 * selector and by their owner.
 *
 * @returns undefined when the cluster does not let us read them
 * @throws KubernetesUnreachableError
 */
export async function listRevisions(
  rollout: RolloutFacts,
  reader: KubernetesRequester,
): Promise<ReplicaSetFacts[] | undefined> {
  const object = await reader.request({
    method: 'GET',
    path: rolloutPath(rollout),
  });
  if (object.status !== 200) return undefined;
  const query = new URLSearchParams({
    labelSelector: labelSelectorOf(object.body),
    limit: String(LIMIT),
  });
  const list = await reader.request({
    method: 'GET',
    path: `${replicaSetsPath(rollout)}?${query}`,
  });
  if (list.status !== 200) return undefined;
  return (
    listSchema
      .parse(list.body)
      // What is in a list does not say what it is.
      .items.map(item =>
        projectReplicaSet({
          ...item,
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
        }),
      )
      .filter(({ ownerUid }) => ownerUid === rollout.uid)
  );
}
