import type { ServedCluster } from './clusterMessages';
import { Countdown } from './Countdown';
import type { Follower } from './Follower';
import { FIRST_PAGE, pagesOver } from './pagesOver';
import { requireAll } from './requireAll';
import { WatchedClusters } from './WatchedClusters';

/** As the portal does: a change is known when its row can be asked for. */
export async function followRows(
  clusters: readonly ServedCluster[],
  rollouts: number,
): Promise<Follower> {
  const watched = new WatchedClusters(clusters);
  const pages = pagesOver(watched.facts);
  const countdown = new Countdown();
  for (const facts of watched.facts) {
    facts.subscribe(({ what }) => {
      if (what === 'rollout') countdown.one();
      // On a machine that is too busy a watch may break off, and what has changed be listed instead.
      if (what === 'listed') {
        countdown.spoil('a list was read again, and not each change was told');
      }
    });
  }
  await watched.start();
  requireAll((await pages.page(FIRST_PAGE)).matching, rollouts);
  return {
    follow: async (changes, happen) => {
      await countdown.of(changes, happen);
      requireAll((await pages.page(FIRST_PAGE)).matching, rollouts);
    },
    stop: () => watched.stop(),
  };
}
