import { generateRollouts } from '@rollouts-portal/cluster-simulator';

import type { Benchmark } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import type { Trouble } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import { realTiming, SyncTurns } from '../stage/insides';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { recordedRollouts } from '../stage/recordedRollouts';
import { WatchedClusters } from '../stage/WatchedClusters';

/** One refuses connections, one says nothing, one does not accept the token. */
const DEAD = ['vanish', 'silence', '401'] as const satisfies readonly Trouble[];
const SAMPLE = 500;
/** As many as we would like it to take at most. */
const PARSE_LIMITS = 3;

/** B2. */
export const coldStart: Benchmark = {
  id: 'B2',
  what: 'from nothing until every cluster that answers is live and all its rollouts are rows; three do not answer',
  peers: ['the parse limit: JSON.parse of as many such rollouts'],
  async run({ quick, seed }) {
    const plan = {
      clusters: quick ? 30 : 300,
      rollouts: quick ? 60 : 300,
      seed,
    };
    const clusters = await Clusters.start(plan);
    const watched = new WatchedClusters(
      clusters.all,
      // As the plugin has it.
      new SyncTurns({ atATime: 8, holdsUpFor: 10_000, timing: realTiming }),
    );
    try {
      const alive = plan.clusters - DEAD.length;
      for (const [index, trouble] of DEAD.entries()) {
        const dead = clusters.all[alive + index];
        if (dead) await clusters.break(dead.name, trouble);
      }
      const expected = alive * plan.rollouts;
      const limit = await parseLimit(expected, seed);
      const pages = pagesOver(watched.facts);
      const began = performance.now();
      let firstPage = 0;
      let rows = 0;
      const cpu = await cpuMicroseconds(async () => {
        const started = watched.start(alive);
        await pages.page(FIRST_PAGE);
        firstPage = performance.now() - began;
        await started;
        rows = (await pages.page(FIRST_PAGE)).matching;
      });
      const took = performance.now() - began;
      return {
        gates: [
          {
            name: 'rows ÷ rollouts of the clusters that answer',
            value: rows / expected,
            unit: '',
            atLeast: 1,
          },
        ],
        reports: [
          { name: 'clusters', value: plan.clusters, unit: '' },
          { name: 'rollouts', value: expected, unit: '' },
          {
            name: 'processor time ÷ parse limit',
            value: cpu / limit,
            unit: '',
            aimAtMost: PARSE_LIMITS,
          },
          {
            name: 'until all are live',
            value: took,
            unit: 'ms',
            aimAtMost: (PARSE_LIMITS * limit) / 1_000,
            aim: `${PARSE_LIMITS} parse limits`,
          },
          {
            name: 'first page, of what is known by then',
            value: firstPage,
            unit: 'ms',
            aimAtMost: 1_000,
          },
        ],
      };
    } finally {
      await watched.stop();
      await clusters.stop();
    }
  },
};

/** Microseconds of processor time. */
async function parseLimit(count: number, seed: number): Promise<number> {
  const texts = [
    ...generateRollouts({ states: recordedRollouts(), count: SAMPLE, seed }),
  ].map(object => JSON.stringify(object));
  const parse = (times: number) =>
    cpuMicroseconds(() => {
      for (let index = 0; index < times; index += 1) {
        JSON.parse(texts[index % texts.length] ?? '');
      }
    });
  await parse(SAMPLE);
  return parse(count);
}
