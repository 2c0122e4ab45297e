import { alternate } from '../frame/alternate';
import type { Benchmark } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import {
  TROUBLES,
  type ServedCluster,
  type Trouble,
} from '../stage/clusterMessages';
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
  what: 'a page of ten clusters, while an eleventh is broken in some way',
  peers: ['the same page while the eleventh is well, and empty'],
  async run({ quick, seed }) {
    const clusters = await Clusters.start({
      clusters: GOOD + TROUBLES.length,
      rollouts: ROLLOUTS_EACH,
      seed,
    });
    const others = await Clusters.start({ clusters: 1, rollouts: 0, seed });
    const watches: WatchedClusters[] = [];
    try {
      const good = clusters.all.slice(0, GOOD);
      const pagesWith = async (
        eleventh: ServedCluster | undefined,
      ): Promise<FleetReader> => {
        if (!eleventh) throw new Error('there is an eleventh for each');
        const watched = new WatchedClusters([...good, eleventh]);
        watches.push(watched);
        await watched.start(GOOD);
        return pagesOver(watched.facts);
      };
      const pagesWithout = async (trouble: Trouble): Promise<FleetReader> => {
        const broken = clusters.all[GOOD + TROUBLES.indexOf(trouble)];
        if (broken) await clusters.break(broken.name, trouble);
        return pagesWith(broken);
      };
      const [empty] = others.all;
      const well = await pagesWith(empty && { ...empty, name: 'empty' });
      const costOf = (pages: FleetReader) => () =>
        cpuMicroseconds(async () => {
          for (let time = 0; time < 100; time += 1) {
            const { matching } = await pages.page(FIRST_PAGE);
            requireAll(matching, GOOD * ROLLOUTS_EACH);
          }
        });
      const contestants = {
        well: costOf(well),
        vanish: costOf(await pagesWithout('vanish')),
        silence: costOf(await pagesWithout('silence')),
        401: costOf(await pagesWithout('401')),
        429: costOf(await pagesWithout('429')),
        500: costOf(await pagesWithout('500')),
      };
      const runs = await alternate(contestants, {
        rounds: quick ? 21 : 41,
        warmUp: 3,
      });
      return {
        gates: TROUBLES.map(trouble => ({
          name: `${trouble}: page ÷ page while all are well`,
          value: runs.ratio(trouble, 'well'),
          unit: '',
          atMost: 1.1,
        })),
        reports: [
          {
            name: 'page while all are well',
            value: runs.median('well') / 100,
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
