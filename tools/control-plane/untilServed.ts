import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterAccess } from './Cluster.ts';

/**
 * Resolves when a collection can be listed. A fresh or restarted API server answers 404, then 429
 * for custom resources, while it already calls itself ready.
 */
export async function untilServed(
  cluster: Pick<ClusterAccess, 'request'>,
  collection: string,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const { status } = await cluster.request('GET', `${collection}?limit=1`, {
      signal,
    });
    if (status === 200) return;
    await delay(20, undefined, { signal });
  }
}
