import type { ServedCluster } from './clusterMessages';
import { informerOf } from './informerOf';
import { requireAll } from './requireAll';

/** From nothing to a filled store of the informer. */
export async function readByInformer(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<void> {
  for (const cluster of clusters) {
    const informer = informerOf(cluster);
    try {
      await informer.start();
      requireAll(informer.list().length, expected);
    } finally {
      await informer.stop();
    }
  }
}
