import type {
  SimulatedCluster,
  StoredObject,
} from '@rollouts-portal/cluster-simulator';
import { z } from 'zod';

import { rolloutText } from './rolloutText';

const readySchema = z.object({
  status: z.object({ readyReplicas: z.number().optional() }).optional(),
});

/** What the cluster has, as text, to be compared with what is shown of it. */
export function rolloutsIn({ name, store }: SimulatedCluster): string[] {
  const resource = store.resource('rollouts');
  if (!resource) throw new Error('there are no Rollouts');
  return store
    .kept(resource)
    .map(({ namespace = '', name: rollout, object }) =>
      rolloutText({ cluster: name, namespace, name: rollout }, readyOf(object)),
    );
}

function readyOf(object: StoredObject): number | undefined {
  return readySchema.parse(object).status?.readyReplicas;
}
