import { setTimeout } from 'node:timers/promises';

import type { Benchmark } from '../frame/Benchmark';
import { openConnections } from '../frame/openConnections';
import type { ServedCluster } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import { informerOf } from '../stage/informerOf';
import { WatchedClusters } from '../stage/WatchedClusters';

/** B9. */
export const connections: Benchmark = {
  id: 'B9',
  what: 'connections to watch many clusters',
  peers: [
    'an informer of @kubernetes/client-node for Rollouts in each cluster; we watch Canaries and Namespaces, too',
  ],
  async run({ quick, seed }) {
    const clusters = await Clusters.start({
      clusters: quick ? 50 : 300,
      rollouts: 3,
      seed,
    });
    try {
      const ours = await connectionsOfOurs(clusters.all);
      const theirs = await connectionsOfInformers(clusters.all);
      const count = clusters.all.length;
      return {
        gates: [
          {
            name: 'connections ÷ clusters',
            value: ours / count,
            unit: '',
            atMost: 1.02,
          },
        ],
        reports: [
          { name: 'clusters', value: count, unit: '' },
          { name: 'connections', value: ours, unit: '' },
          { name: 'connections of the informers', value: theirs, unit: '' },
        ],
      };
    } finally {
      await clusters.stop();
    }
  },
};

async function connectionsOfOurs(
  clusters: readonly ServedCluster[],
): Promise<number> {
  const before = openConnections();
  const watched = new WatchedClusters(clusters);
  try {
    await watched.start();
    return openConnections() - before;
  } finally {
    await watched.stop();
    await until(() => openConnections() <= before);
  }
}

async function connectionsOfInformers(
  clusters: readonly ServedCluster[],
): Promise<number> {
  const before = openConnections();
  const informers = clusters.map(informerOf);
  try {
    await Promise.all(informers.map(informer => informer.start()));
    // They have listed and only begun to watch.
    await until(() => openConnections() - before >= informers.length);
    return openConnections() - before;
  } finally {
    await Promise.all(informers.map(informer => informer.stop()));
  }
}

/** Looks again and again, for ten seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let time = 0; time < 100 && !holds(); time += 1) {
    await setTimeout(100);
  }
}
