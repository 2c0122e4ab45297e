import type { ServedCluster } from './clusterMessages';
import { FIRST_PAGE, pagesOver } from './pagesOver';
import { requireAll } from './requireAll';
import { WatchedClusters } from './WatchedClusters';

/** From nothing to rows that can be asked for. */
export async function readRows(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<void> {
  const watched = new WatchedClusters(clusters);
  const pages = pagesOver(watched.facts);
  try {
    await watched.start();
    const { matching } = await pages.page(FIRST_PAGE);
    requireAll(matching, expected);
  } finally {
    await watched.stop();
  }
}
