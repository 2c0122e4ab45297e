import type { Benchmark } from '../frame/Benchmark';
import { Clusters } from '../stage/Clusters';
import { KubernetesPlugin } from '../stage/KubernetesPlugin';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { WatchedClusters } from '../stage/WatchedClusters';

const VIEWS = 100;

/** B10. */
export const requests: Benchmark = {
  id: 'B10',
  what: 'requests that API servers get when the fleet is looked at',
  peers: ['one view of an entity in @backstage/plugin-kubernetes-backend'],
  async run({ quick, seed }) {
    const counted = [];
    for (const clusters of quick ? [1, 10] : [1, 10, 100]) {
      counted.push({ clusters, ...(await requestsFor(clusters, seed)) });
    }
    return {
      gates: counted.map(({ clusters, ours }) => ({
        name: `${VIEWS} views of ${clusters} clusters`,
        value: ours,
        unit: 'requests',
        atMost: 0,
      })),
      reports: counted.map(({ clusters, theirs }) => ({
        name: `the Kubernetes plugin, 1 view of ${clusters} clusters`,
        value: theirs,
        unit: 'requests',
      })),
    };
  },
};

async function requestsFor(
  count: number,
  seed: number,
): Promise<{ ours: number; theirs: number }> {
  const clusters = await Clusters.start({
    clusters: count,
    rollouts: 20,
    seed,
  });
  const watched = new WatchedClusters(clusters.all);
  try {
    await watched.start();
    const pages = pagesOver(watched.facts);
    await pages.page(FIRST_PAGE);
    const before = await settled(clusters);
    for (let view = 0; view < VIEWS; view += 1) await pages.page(FIRST_PAGE);
    const ours = (await settled(clusters)) - before;
    return { ours, theirs: await requestsOfPlugin(clusters) };
  } finally {
    await watched.stop();
    await clusters.stop();
  }
}

async function requestsOfPlugin(clusters: Clusters): Promise<number> {
  const plugin = await KubernetesPlugin.start(clusters.all);
  try {
    const before = await settled(clusters);
    await plugin.view();
    return (await settled(clusters)) - before;
  } finally {
    await plugin.stop();
  }
}

/** Once live, the portal begins to watch what belongs to rollouts in flight: requests of the watch, not of a view. */
async function settled(clusters: Clusters): Promise<number> {
  let last = -1;
  let now = await clusters.requests();
  while (now !== last) {
    await new Promise(resolve => {
      setTimeout(resolve, 250);
    });
    last = now;
    now = await clusters.requests();
  }
  return now;
}
