import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { alternate, type Contestant } from '../frame/alternate';
import type { Benchmark } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { TROUBLES, type Trouble } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import type { FleetReader } from '../stage/insides';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { requireAll } from '../stage/requireAll';
import { WatchedClusters, type ToldCluster } from '../stage/WatchedClusters';

const GOOD = 10;
const ROLLOUTS_EACH = 50;
/** Few in a run, and many runs: one into which something else falls is then one of many. */
const PAGES = 25;

type Breakage = {
  name: string;
  /** What is wrong with the cluster itself. */
  trouble?: Trouble;
  /** What is wrong with what the portal is told of it. */
  told?: Pick<ToldCluster, 'reader'> & Partial<Pick<ToldCluster, 'caPem'>>;
};

const BREAKAGES: readonly Breakage[] = [
  ...TROUBLES.map(trouble => ({ name: trouble, trouble })),
  {
    name: 'certificate of another authority',
    told: { caPem: selfSignedCertificate().cert },
  },
  {
    name: 'credentials that throw',
    told: {
      reader: {
        type: 'exec',
        exec: {
          command: '/nowhere/print-credentials',
          args: [],
          env: [],
          apiVersion: 'client.authentication.k8s.io/v1',
        },
      },
    },
  },
];

/**
 * B11. All eleven of each fleet are watched all the time, by one process: what it takes to try a broken cluster again
 * falls on every page alike, also on that of the fleet in which all are well. So what is judged is what a broken cluster
 * does to a page.
 */
export const isolation: Benchmark = {
  id: 'B11',
  what: 'a page of ten clusters, while an eleventh is broken in some way',
  peers: ['the same page while the eleventh is well, and empty'],
  async run({ quick, seed }) {
    const [clusters, others] = await Promise.all([
      Clusters.start({
        clusters: GOOD + BREAKAGES.length,
        rollouts: ROLLOUTS_EACH,
        seed,
      }),
      Clusters.start({ clusters: 1, rollouts: 0, seed }),
    ]);
    const watches: WatchedClusters[] = [];
    try {
      const good = clusters.all.slice(0, GOOD);
      const pagesWith = async (
        eleventh: ToldCluster | undefined,
      ): Promise<FleetReader> => {
        if (!eleventh) throw new Error('there is an eleventh for each');
        const watched = new WatchedClusters([...good, eleventh]);
        watches.push(watched);
        await watched.start(GOOD);
        return pagesOver(watched.facts);
      };
      const [empty] = others.all;
      const well = await pagesWith(empty && { ...empty, name: 'empty' });
      const costOf = (pages: FleetReader) => () =>
        cpuMicroseconds(async () => {
          for (let time = 0; time < PAGES; time += 1) {
            const { matching } = await pages.page(FIRST_PAGE);
            requireAll(matching, GOOD * ROLLOUTS_EACH);
          }
        });
      const contestants: Record<string, Contestant> = { well: costOf(well) };
      for (const [index, { name, trouble, told }] of BREAKAGES.entries()) {
        const broken = clusters.all[GOOD + index];
        if (broken && trouble) await clusters.break(broken.name, trouble);
        contestants[name] = costOf(
          await pagesWith(broken && { ...broken, ...told }),
        );
      }
      const runs = await alternate(contestants, {
        rounds: quick ? 71 : 201,
        warmUp: 12,
      });
      requireBroken(watches.slice(1));
      return {
        gates: BREAKAGES.map(({ name }) => ({
          name: `${name}: page ÷ page while all are well`,
          value: runs.ratio(name, 'well'),
          unit: '',
          atMost: 1.1,
        })),
        reports: [
          {
            name: 'page while all are well',
            value: runs.median('well') / PAGES,
            unit: 'µs',
          },
        ],
      };
    } finally {
      await Promise.all(watches.map(watched => watched.stop()));
      await clusters.stop();
      await others.stop();
    }
  },
};

/** A cluster that is well after all would say nothing about broken ones. */
function requireBroken(watches: readonly WatchedClusters[]): void {
  for (const [index, { facts }] of watches.entries()) {
    const { state } = facts[GOOD]?.freshness() ?? { state: 'live' };
    if (state === 'live') throw new Error(`${BREAKAGES[index]?.name} is well`);
  }
}
