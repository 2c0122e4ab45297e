import type { Benchmark } from '../frame/Benchmark';
import { memoryAfterCollection } from '../frame/memoryAfterCollection';
import type { ServedCluster } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import { informerOf } from '../stage/informerOf';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { requireAll } from '../stage/requireAll';
import { WatchedClusters } from '../stage/WatchedClusters';

/** B6. */
export const memory: Benchmark = {
  id: 'B6',
  what: 'memory for each rollout of a cluster that is watched: heap, and buffers outside of it',
  peers: ['the informer of @kubernetes/client-node'],
  async run({ seed }) {
    // Of fewer it would be the connections and buffers that are there for any number of them.
    const rollouts = 20_000;
    const clusters = await Clusters.start({ clusters: 1, rollouts, seed });
    try {
      // The first of each also loads code, which is no matter of how many rollouts there are.
      await memoryOfOurs(clusters.all, rollouts);
      await memoryOfInformers(clusters.all, rollouts);
      const ours = await memoryOfOurs(clusters.all, rollouts);
      const theirs = await memoryOfInformers(clusters.all, rollouts);
      return {
        gates: [
          {
            name: 'facts and journal, from which a row is derived, each',
            value: ours.watched / rollouts / 1_000,
            unit: 'kB',
            atMost: 0.9,
          },
          {
            name: 'times below the informer, with all indexes',
            value: theirs / ours.indexed,
            unit: '×',
            atLeast: 15,
          },
        ],
        reports: [
          { name: 'rollouts', value: rollouts, unit: '' },
          {
            name: 'with all indexes, each rollout',
            value: ours.indexed / rollouts / 1_000,
            unit: 'kB',
          },
          {
            name: 'informer, each rollout',
            value: theirs / rollouts / 1_000,
            unit: 'kB',
          },
        ],
      };
    } finally {
      await clusters.stop();
    }
  },
};

async function memoryOfOurs(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<{ watched: number; indexed: number }> {
  const before = await memoryAfterCollection();
  const watched = new WatchedClusters(clusters);
  try {
    await watched.start();
    const afterWatch = await memoryAfterCollection();
    const pages = pagesOver(watched.facts);
    requireAll((await pages.page(FIRST_PAGE)).matching, expected);
    const afterIndex = await memoryAfterCollection();
    requireAll((await pages.page(FIRST_PAGE)).matching, expected);
    return { watched: afterWatch - before, indexed: afterIndex - before };
  } finally {
    await watched.stop();
  }
}

async function memoryOfInformers(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<number> {
  const before = await memoryAfterCollection();
  const informers = clusters.map(informerOf);
  try {
    await Promise.all(informers.map(informer => informer.start()));
    const after = await memoryAfterCollection();
    requireAll(
      informers.reduce((sum, informer) => sum + informer.list().length, 0),
      expected,
    );
    return after - before;
  } finally {
    await Promise.all(informers.map(informer => informer.stop()));
  }
}
