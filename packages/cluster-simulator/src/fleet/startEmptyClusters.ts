import { systemClock } from '../clock/systemClock';
import { allControllers } from '../controllers/allControllers';
import { recordedPace } from '../controllers/engine/Pace';
import { runControllers } from '../controllers/engine/runControllers';
import type { EmbeddedFleet, EmbeddedFleetOptions } from './startEmbeddedFleet';
import { startMember } from './startMember';

export type EmptyClustersOptions = Pick<
  EmbeddedFleetOptions,
  'rbac' | 'report'
> & {
  /** The first is for production, the others are for staging. */
  names: readonly string[];
};

/** Clusters in which nothing is until somebody applies it; their controllers then move it as the recorded ones did. */
export async function startEmptyClusters({
  names,
  rbac,
  report,
}: EmptyClustersOptions): Promise<EmbeddedFleet> {
  const end = new AbortController();
  const clusters = await Promise.all(
    names.map((name, index) =>
      startMember(
        { name, environment: index === 0 ? 'production' : 'staging' },
        { rbac, clock: systemClock },
      ),
    ),
  );
  for (const { store } of clusters) {
    runControllers({
      store,
      clock: systemClock,
      controllers: allControllers,
      pace: recordedPace,
      signal: end.signal,
      report,
    });
  }
  return {
    clusters,
    async stop() {
      end.abort();
      await Promise.all(clusters.map(cluster => cluster.stop()));
    },
  };
}
