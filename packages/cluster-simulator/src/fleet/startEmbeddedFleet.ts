import type { Clock } from '../clock/Clock';
import { WarmUpClock } from '../clock/WarmUpClock';
import { allControllers } from '../controllers/allControllers';
import type { Pace } from '../controllers/engine/Pace';
import { runControllers } from '../controllers/engine/runControllers';
import { ALL_STORIES } from './allStories';
import { ARGO_CD_NAMESPACE, applicationOf } from './argo-cd/applicationOf';
import { argoCdController } from './argo-cd/argoCdController';
import { isDeployedByArgoCd } from './argo-cd/isDeployedByArgoCd';
import { castOf } from './castOf';
import { DeployedService } from './DeployedService';
import { FLEET_CLUSTERS } from './FleetCluster';
import { namespace } from './manifests/namespace';
import { FLEET_NAMESPACES } from './services';
import { seededRandom } from './seededRandom';
import { startMember, type FleetMember } from './startMember';
import type { Story } from './Story';
import { tellStory } from './tellStory';
import { troubleNowAndThen } from './troubleNowAndThen';

/** How much of the stories is told before anyone looks. */
export const HEAD_START = 11 * 60_000;

/** As in a cluster whose nodes have the images already. */
const PACE: Pace = {
  answer: 20,
  podReady: 6_000,
  podGone: 2_000,
  measurement: 200,
};

export type EmbeddedFleetOptions = {
  /** Manifests with the roles of the portal's identities, and their bindings. */
  rbac: string;
  seed: number;
  pace: number;
  quiet: boolean;
  stories?: readonly Story[];
  /** Told of what a story or a controller does wrong; the others go on. */
  report: (error: Error) => void;
  /** To be told what time it is by others; must be past its head start when that is over. */
  clock?: Clock & { catchUp(): Promise<void> };
};

export type EmbeddedFleet = {
  clusters: readonly FleetMember[];
  stop(): Promise<void>;
};

/** Three clusters of services that have moved for a while and go on. */
export async function startEmbeddedFleet({
  rbac,
  seed,
  pace,
  quiet,
  stories = ALL_STORIES,
  report,
  clock = new WarmUpClock(HEAD_START),
}: EmbeddedFleetOptions): Promise<EmbeddedFleet> {
  const end = new AbortController();
  const { signal } = end;
  const curtain = new Date(clock.now().getTime() + HEAD_START);
  const clusters = await Promise.all(
    FLEET_CLUSTERS.map(cluster => startMember(cluster, { rbac, clock })),
  );
  const reportUnlessEnded = (error: unknown) => {
    if (signal.aborted) return;
    report(error instanceof Error ? error : new Error(String(error)));
  };
  const told = clusters.flatMap(({ name, store }) => {
    for (const each of FLEET_NAMESPACES) store.create(namespace(each));
    runControllers({
      store,
      clock,
      controllers: [...allControllers, argoCdController],
      pace: PACE,
      signal,
      report,
    });
    const cast = castOf(stories, name);
    const deployed = cast
      .map(({ placement }) => placement)
      .filter(isDeployedByArgoCd);
    if (deployed.length > 0) {
      store.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: ARGO_CD_NAMESPACE },
      });
    }
    for (const placement of deployed) store.create(applicationOf(placement));
    return cast.map(({ story, placement }) => {
      const random = seededRandom(`${seed}/${name}/${placement.service}`);
      const service = new DeployedService({
        placement,
        kind: story.kind,
        store,
        clock,
        signal,
        random,
        pace,
      });
      return tellStory({
        story,
        placement,
        service,
        clock,
        signal,
        curtain,
        quiet,
      }).catch(reportUnlessEnded);
    });
  });
  await clock.catchUp();
  const troubled = clusters.find(({ name }) => name === 'prod-us');
  if (troubled && !quiet) {
    told.push(
      troubleNowAndThen(troubled.faults, { clock, signal }).catch(
        reportUnlessEnded,
      ),
    );
  }
  return {
    clusters,
    async stop() {
      end.abort();
      await Promise.all(told);
      await Promise.all(clusters.map(cluster => cluster.stop()));
    },
  };
}
