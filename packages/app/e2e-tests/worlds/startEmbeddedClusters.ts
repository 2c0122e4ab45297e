import { at } from '@rollouts-portal/control-plane/json.ts';

import { EmbeddedFleet } from '../EmbeddedFleet.ts';
import type { Clusters } from './Clusters.ts';
import { connectSimulatedCluster } from './connectSimulatedCluster.ts';

/** Simulated API servers and controllers, in a process of their own. */
export async function startEmbeddedClusters(): Promise<Clusters> {
  const fleet = await EmbeddedFleet.start(['--empty', 'europe,asia']);
  try {
    const connect = (index: number) =>
      connectSimulatedCluster(fleet, at(fleet.ready, 'clusters', index));
    const [europe, asia] = await Promise.all([connect(0), connect(1)]);
    return {
      europe,
      asia,
      async stop() {
        europe.close();
        asia.close();
        await fleet.stop();
      },
    };
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}
