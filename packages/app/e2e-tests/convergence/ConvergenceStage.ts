import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';
import { at, textAt } from '@rollouts-portal/control-plane/json.ts';

import { Portal } from '../Portal.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';
import { clusterRows } from './clusterRows.ts';
import { differences } from './differences.ts';
import { fleetRows } from './fleetRows.ts';
import { WatchedCluster } from './WatchedCluster.ts';

/** After any fault: the longest wait between two tries, and the time to read everything. */
const CONVERGES_WITHIN_MS = 90_000;

export type Agreement = { rows: number; seconds: number };

/** Real clusters, and a portal of its own over them, that faults are brought upon. */
export class ConvergenceStage {
  readonly portal: Portal;
  readonly clusters: readonly WatchedCluster[];
  readonly #folder: string;

  private constructor(
    portal: Portal,
    clusters: readonly WatchedCluster[],
    folder: string,
  ) {
    this.portal = portal;
    this.clusters = clusters;
    this.#folder = folder;
  }

  static async start(
    clusters: readonly Cluster[],
    { isProbed = false }: { isProbed?: boolean } = {},
  ): Promise<ConvergenceStage> {
    const folder = await mkdtemp(join(tmpdir(), 'rollouts-convergence-'));
    const watched = await Promise.all(
      clusters.map(cluster =>
        WatchedCluster.open(cluster, join(folder, `${cluster.name}.token`)),
      ),
    );
    const portal = await Portal.start({
      rollouts: {
        clusters: watched.map(({ config }) => config),
        providers: { workloads: { kinds: ['Deployment', 'StatefulSet'] } },
      },
      components: [],
      isProbed,
    });
    return new ConvergenceStage(portal, watched, folder);
  }

  /**
   * Waits until the portal's rows of the cluster are those of `kubectl get -A`, and the cluster is called live.
   *
   * @throws saying what is different, when it stays so
   */
  async untilEqual(
    { cluster, resources }: WatchedCluster,
    { without = [] }: { without?: readonly string[] } = {},
  ): Promise<Agreement> {
    const began = Date.now();
    const asked = resources.filter(resource => !without.includes(resource));
    let different: readonly string[] = [];
    try {
      const rows = await until(
        `what is shown of ${cluster.name} is what kubectl says`,
        async () => {
          const [wanted, shown, state] = await Promise.all([
            clusterRows(cluster, asked),
            fleetRows(this.portal, cluster.name),
            this.state(cluster.name),
          ]);
          different = differences(wanted, shown);
          // A kind that is not installed makes it partial.
          if (!/^(live|partial)$/.test(state)) {
            different = [`the cluster is ${state}`, ...different];
          }
          return different.length === 0 && shown.size;
        },
        { limit: CONVERGES_WITHIN_MS, every: 250 },
      );
      return { rows, seconds: (Date.now() - began) / 1000 };
    } catch (error) {
      throw new Error(
        [
          String(error),
          ...different.slice(0, 20),
          `${different.length} in all`,
        ].join('\n'),
      );
    }
  }

  /** Waits until the portal has noticed, and says so. */
  async untilState(cluster: string, wanted: RegExp): Promise<void> {
    await until(
      `the portal says that ${cluster} is ${wanted}`,
      async () => wanted.test(await this.state(cluster)),
      { limit: CONVERGES_WITHIN_MS },
    );
  }

  /** What the portal calls the cluster, such as `live`. */
  async state(cluster: string): Promise<string> {
    const { body } = await this.portal.request(
      USERS.platformEngineer,
      '/rollouts/clusters',
    );
    const items = at(body, 'items');
    const found = Array.isArray(items)
      ? items.find(item => textAt(item, 'name') === cluster)
      : undefined;
    return textAt(found, 'freshness', 'state') ?? 'unknown';
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await Promise.all(this.clusters.map(cluster => cluster.close()));
    await rm(this.#folder, { recursive: true, force: true });
  }
}
