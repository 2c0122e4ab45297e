import { z } from 'zod';

import type { ServedCluster } from './clusterMessages';
import { Countdown } from './Countdown';
import type { Follower } from './Follower';
import { informerOf } from './informerOf';

const written = z.object({ status: z.object({ readyReplicas: z.number() }) });

/**
 * As the informer of client-node does, which makes no rows.
 *
 * @param seen - told of each change when it can be read, with its number of ready pods
 */
export async function followByInformer(
  clusters: readonly ServedCluster[],
  seen?: (ready: number) => void,
): Promise<Follower> {
  const countdown = new Countdown();
  const informers = clusters.map(informerOf);
  for (const informer of informers) {
    informer.on('update', object => {
      seen?.(written.parse(object).status.readyReplicas);
      countdown.one();
    });
    await informer.start();
  }
  return {
    follow: (changes, happen) => countdown.of(changes, happen),
    stop: async () => {
      await Promise.all(informers.map(informer => informer.stop()));
    },
  };
}
