import { setTimeout } from 'node:timers/promises';

import type {
  JsonObject,
  SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';

import { monotonicMs } from './monotonicMs';

/**
 * Changes rollouts in turn, so many a second and those of `everyMs` at once; each is written the time at which that is
 * done, as pods that are ready.
 */
export async function writeTo(
  clusters: readonly SimulatedCluster[],
  {
    perSecond,
    seconds,
    everyMs,
  }: { perSecond: number; seconds: number; everyMs: number },
): Promise<void> {
  const all = clusters.flatMap(({ store }) => {
    const resource = store.resource('rollouts');
    if (!resource) throw new Error('there are no Rollouts');
    return store.kept(resource).map(({ name, namespace }) => ({
      store,
      at: { resource, name, ...(namespace !== undefined && { namespace }) },
    }));
  });
  const total = Math.round(perSecond * seconds);
  const begin = monotonicMs();
  for (let written = 0; written < total; ) {
    const due = ((monotonicMs() - begin) / 1_000) * perSecond;
    for (; written < Math.min(due, total); written += 1) {
      // One after another of a page of fifty would come in the same order each time.
      const rollout = all[(written * 7919) % all.length];
      rollout?.store.update(rollout.at, 'main', current => ({
        ...current,
        status: { ...statusOf(current), readyReplicas: monotonicMs() },
      }));
    }
    await setTimeout(everyMs);
  }
}

function statusOf({ status }: { status?: unknown }): JsonObject {
  return typeof status === 'object' && status !== null ? { ...status } : {};
}
