import { generateRollouts } from '@rollouts-portal/cluster-simulator';

import { alternate } from '../frame/alternate';
import type { Benchmark, Gate } from '../frame/Benchmark';
import { collectGarbage } from '../frame/collectGarbage';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { wallMicroseconds } from '../frame/wallMicroseconds';
import { Clusters } from '../stage/Clusters';
import { readByInformer } from '../stage/readByInformer';
import { readRows } from '../stage/readRows';
import { recordedRollouts } from '../stage/recordedRollouts';

const SAMPLE = 500;
/** An informer does not get through with as many: the list is longer than a string can be. */
const MANY = 100_000;

/** B1. */
export const ingest: Benchmark = {
  id: 'B1',
  what: 'a rollout from the wire to a row that can be asked for, one cluster read from nothing',
  peers: [
    'the informer of @kubernetes/client-node, which makes no row of it',
    'CU: JSON.parse of one such rollout',
  ],
  async run({ quick, seed }) {
    const rollouts = quick ? 2_000 : 20_000;
    const texts = [
      ...generateRollouts({ states: recordedRollouts(), count: SAMPLE, seed }),
    ].map(object => JSON.stringify(object));
    const plan = { clusters: 1, rollouts, seed };
    const clusters = await Clusters.start(plan);
    const paged = await Clusters.start({ ...plan, streamsLists: false });
    try {
      const options = {
        rounds: quick ? 5 : 7,
        warmUp: 2,
        tidy: collectGarbage,
      };
      const each = async (work: () => Promise<void>) =>
        (await cpuMicroseconds(work)) / rollouts;
      const runs = await alternate(
        {
          ours: () => each(() => readRows(clusters.all, rollouts)),
          paged: () => each(() => readRows(paged.all, rollouts)),
          informer: () => each(() => readByInformer(clusters.all, rollouts)),
          unit: () =>
            each(async () => {
              for (let index = 0; index < rollouts; index += 1) {
                JSON.parse(texts[index % texts.length] ?? '');
              }
            }),
        },
        options,
      );
      // How many a second is what people wait for: with the pauses of the one who takes all of a list at once.
      const times = await alternate(
        {
          ours: () => wallMicroseconds(() => readRows(clusters.all, rollouts)),
          informer: () =>
            wallMicroseconds(() => readByInformer(clusters.all, rollouts)),
        },
        options,
      );
      return {
        gates: [
          {
            name: 'wire to row',
            value: runs.ratio('ours', 'unit'),
            unit: 'CU',
            atMost: 2.5,
          },
          {
            name: 'wire to row, where lists are not streamed',
            value: runs.ratio('paged', 'unit'),
            unit: 'CU',
            atMost: 2.5,
          },
          {
            name: 'where lists are not streamed ÷ where they are',
            value: runs.ratio('paged', 'ours'),
            unit: '',
            atMost: 1.5,
          },
          {
            name: 'times faster than the informer',
            value: times.ratio('informer', 'ours'),
            unit: '×',
            atLeast: 2,
          },
          ...(quick ? [] : await gatesOfMany(seed)),
        ],
        reports: [
          { name: 'rollouts', value: rollouts, unit: '' },
          {
            name: 'informer',
            value: runs.ratio('informer', 'unit'),
            unit: 'CU',
          },
          {
            name: 'processor time of the informer ÷ ours',
            value: runs.ratio('informer', 'ours'),
            unit: '×',
          },
          {
            name: 'ours, a second',
            value: (rollouts * 1e6) / times.median('ours'),
            unit: '',
          },
          {
            name: 'informer, a second',
            value: (rollouts * 1e6) / times.median('informer'),
            unit: '',
          },
          { name: 'CU', value: runs.median('unit'), unit: 'µs' },
          { name: 'ours, each', value: runs.median('ours'), unit: 'µs' },
          {
            name: 'informer, each',
            value: runs.median('informer'),
            unit: 'µs',
          },
          { name: 'paged, each', value: runs.median('paged'), unit: 'µs' },
        ],
      };
    } finally {
      await clusters.stop();
      await paged.stop();
    }
  },
};

async function gatesOfMany(seed: number): Promise<Gate[]> {
  const clusters = await Clusters.start({ clusters: 1, rollouts: MANY, seed });
  try {
    await readRows(clusters.all, MANY);
    return [
      {
        name: 'rollouts of one cluster, all of them rows',
        value: MANY,
        unit: '',
        atLeast: MANY,
      },
    ];
  } finally {
    await clusters.stop();
  }
}
