import type { ServedCluster } from './clusterMessages';
import { Countdown } from './Countdown';
import type { Follower } from './Follower';
import type { ClusterChange, ClusterFacts } from './insides';
import { FIRST_PAGE, pagesOver } from './pagesOver';
import { requireAll } from './requireAll';
import { WatchedClusters } from './WatchedClusters';

/**
 * As the portal does: a change is known when its row can be asked for.
 *
 * @param seen - told of each change when it can be read, with its number of ready pods
 */
export async function followRows(
  clusters: readonly ServedCluster[],
  rollouts: number,
  seen?: (ready: number) => void,
): Promise<Follower> {
  const watched = new WatchedClusters(clusters);
  const pages = pagesOver(watched.facts);
  const countdown = new Countdown();
  for (const facts of watched.facts) {
    facts.subscribe(change => {
      const { what } = change;
      if (what === 'rollout') {
        seen?.(readyPods(facts, change));
        countdown.one();
      }
      // On a machine that is too busy a watch may break off, and what has changed be listed instead.
      if (what === 'listed') {
        countdown.spoil('a list was read again, and not each change was told');
      }
    });
  }
  await watched.start();
  await countdown.settled();
  requireAll((await pages.page(FIRST_PAGE)).matching, rollouts);
  return {
    follow: async (changes, happen) => {
      await countdown.of(changes, happen);
      requireAll((await pages.page(FIRST_PAGE)).matching, rollouts);
    },
    stop: () => watched.stop(),
  };
}

function readyPods(
  { kinds }: ClusterFacts,
  { kind, key }: Extract<ClusterChange, { what: 'rollout' }>,
): number {
  const state = kinds.find(({ name }) => name.kind === kind.kind)?.state(key);
  return state?.provider === 'argo-rollouts'
    ? state.facts.status.readyReplicas
    : NaN;
}
