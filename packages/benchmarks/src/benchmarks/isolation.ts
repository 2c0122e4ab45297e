import { alternate } from '../frame/alternate';
import type { Benchmark } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { TROUBLES, type Trouble } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import type { FleetReader } from '../stage/insides';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { requireAll } from '../stage/requireAll';
import { WatchedClusters } from '../stage/WatchedClusters';

const GOOD = 10;
const ROLLOUTS_EACH = 50;

/** B11. */
export const isolation: Benchmark = {
  id: 'B11',
  what: 'a page of ten clusters, while one more is broken in some way',
  peers: ['the same page of the ten alone'],
  async run({ quick, seed }) {
    const clusters = await Clusters.start({
      clusters: GOOD + TROUBLES.length,
      rollouts: ROLLOUTS_EACH,
      seed,
    });
    const watches: WatchedClusters[] = [];
    try {
      const good = clusters.all.slice(0, GOOD);
      const pagesWith = async (trouble?: Trouble): Promise<FleetReader> => {
        const broken =
          trouble && clusters.all[GOOD + TROUBLES.indexOf(trouble)];
        if (broken && trouble) await clusters.break(broken.name, trouble);
        const watched = new WatchedClusters(broken ? [...good, broken] : good);
        watches.push(watched);
        await watched.start(GOOD);
        return pagesOver(watched.facts);
      };
      const costOf = (pages: FleetReader) => () =>
        cpuMicroseconds(async () => {
          for (let time = 0; time < 100; time += 1) {
            const { matching } = await pages.page(FIRST_PAGE);
            requireAll(matching, GOOD * ROLLOUTS_EACH);
          }
        });
      const contestants = {
        alone: costOf(await pagesWith()),
        vanish: costOf(await pagesWith('vanish')),
        silence: costOf(await pagesWith('silence')),
        401: costOf(await pagesWith('401')),
        429: costOf(await pagesWith('429')),
        500: costOf(await pagesWith('500')),
      };
      const runs = await alternate(contestants, {
        rounds: quick ? 21 : 41,
        warmUp: 3,
      });
      return {
        gates: TROUBLES.map(trouble => ({
          name: `page ÷ page of the ten alone: ${trouble}`,
          value: runs.ratio(trouble, 'alone'),
          unit: '',
          atMost: 1.1,
        })),
        reports: [
          {
            name: 'page of the ten alone',
            value: runs.median('alone') / 100,
            unit: 'µs',
          },
        ],
      };
    } finally {
      await Promise.all(watches.map(watched => watched.stop()));
      await clusters.stop();
    }
  },
};
