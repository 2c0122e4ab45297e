import type { ServedCluster } from './clusterMessages';
import { Countdown } from './Countdown';
import type { Follower } from './Follower';
import { informerOf } from './informerOf';

/** As the informer of client-node does, which makes no rows. */
export async function followByInformer(
  clusters: readonly ServedCluster[],
): Promise<Follower> {
  const countdown = new Countdown();
  const informers = clusters.map(informerOf);
  for (const informer of informers) {
    informer.on('update', () => countdown.one());
    await informer.start();
  }
  return {
    follow: (changes, happen) => countdown.of(changes, happen),
    stop: async () => {
      await Promise.all(informers.map(informer => informer.stop()));
    },
  };
}
