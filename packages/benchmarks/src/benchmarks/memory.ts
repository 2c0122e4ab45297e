import type { Benchmark } from '../frame/Benchmark';
import { heapAfterCollection } from '../frame/heapAfterCollection';
import type { ServedCluster } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import { informerOf } from '../stage/informerOf';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { requireAll } from '../stage/requireAll';
import { WatchedClusters } from '../stage/WatchedClusters';

/** B6. */
export const memory: Benchmark = {
  id: 'B6',
  what: 'heap for each rollout of a cluster that is watched, with what its pages need',
  peers: ['the informer of @kubernetes/client-node'],
  async run({ quick, seed }) {
    const rollouts = quick ? 3_000 : 20_000;
    const clusters = await Clusters.start({ clusters: 1, rollouts, seed });
    try {
      // The first of each also loads code, which is no matter of how many rollouts there are.
      await heapOfOurs(clusters.all, rollouts);
      await heapOfInformers(clusters.all, rollouts);
      const ours = await heapOfOurs(clusters.all, rollouts);
      const theirs = await heapOfInformers(clusters.all, rollouts);
      return {
        gates: [
          {
            name: 'heap for each rollout',
            value: ours / rollouts / 1_000,
            unit: 'kB',
            atMost: 0.9,
          },
          {
            name: 'times below the informer',
            value: theirs / ours,
            unit: '×',
            atLeast: 15,
          },
        ],
        reports: [
          { name: 'rollouts', value: rollouts, unit: '' },
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

async function heapOfOurs(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<number> {
  const before = await heapAfterCollection();
  const watched = new WatchedClusters(clusters);
  const pages = pagesOver(watched.facts);
  try {
    await watched.start();
    requireAll((await pages.page(FIRST_PAGE)).matching, expected);
    const after = await heapAfterCollection();
    requireAll((await pages.page(FIRST_PAGE)).matching, expected);
    return after - before;
  } finally {
    await watched.stop();
  }
}

async function heapOfInformers(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<number> {
  const before = await heapAfterCollection();
  const informers = clusters.map(informerOf);
  try {
    await Promise.all(informers.map(informer => informer.start()));
    const after = await heapAfterCollection();
    requireAll(
      informers.reduce((sum, informer) => sum + informer.list().length, 0),
      expected,
    );
    return after - before;
  } finally {
    await Promise.all(informers.map(informer => informer.stop()));
  }
}
