import { generateRollouts } from '@rollouts-portal/cluster-simulator';

import { alternate } from '../frame/alternate';
import type { Benchmark } from '../frame/Benchmark';
import { collectGarbage } from '../frame/collectGarbage';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { longestBlock } from '../frame/longestBlock';
import type { ServedCluster } from '../stage/clusterMessages';
import { Clusters } from '../stage/Clusters';
import { informerOf } from '../stage/informerOf';
import { FIRST_PAGE, pagesOver } from '../stage/pagesOver';
import { recordedRollouts } from '../stage/recordedRollouts';
import { requireAll } from '../stage/requireAll';
import { WatchedClusters } from '../stage/WatchedClusters';

const SAMPLE = 500;

/** B1, with B8 on the way. */
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
    const clusters = await Clusters.start({ clusters: 1, rollouts, seed });
    try {
      const each = async (work: () => Promise<void>) =>
        (await cpuMicroseconds(work)) / rollouts;
      const runs = await alternate(
        {
          ours: () => each(() => readRows(clusters.all, rollouts)),
          informer: () => each(() => readByInformer(clusters.all, rollouts)),
          unit: () =>
            each(async () => {
              for (let index = 0; index < rollouts; index += 1) {
                JSON.parse(texts[index % texts.length] ?? '');
              }
            }),
        },
        { rounds: quick ? 5 : 7, warmUp: 1, tidy: collectGarbage },
      );
      const block = async (name: string, work: () => Promise<void>) => ({
        name: `longest block of the event loop, ${name}`,
        value: await longestBlock(work),
        unit: 'ms',
      });
      return {
        gates: [
          {
            name: 'wire to row',
            value: runs.ratio('ours', 'unit'),
            unit: 'CU',
            atMost: 2.5,
          },
          {
            name: 'times faster than the informer',
            value: runs.ratio('informer', 'ours'),
            unit: '×',
            atLeast: 2,
          },
        ],
        reports: [
          { name: 'rollouts', value: rollouts, unit: '' },
          {
            name: 'informer',
            value: runs.ratio('informer', 'unit'),
            unit: 'CU',
          },
          { name: 'CU', value: runs.median('unit'), unit: 'µs' },
          { name: 'ours, each', value: runs.median('ours'), unit: 'µs' },
          {
            name: 'informer, each',
            value: runs.median('informer'),
            unit: 'µs',
          },
          {
            ...(await block('ours', () => readRows(clusters.all, rollouts))),
            aim: '≤ 150 ms',
          },
          await block('informer', () => readByInformer(clusters.all, rollouts)),
        ],
      };
    } finally {
      await clusters.stop();
    }
  },
};

async function readRows(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<void> {
  const watched = new WatchedClusters(clusters);
  const pages = pagesOver(watched.facts);
  try {
    await watched.start();
    const { matching } = await pages.page(FIRST_PAGE);
    requireAll(matching, expected);
  } finally {
    await watched.stop();
  }
}

async function readByInformer(
  clusters: readonly ServedCluster[],
  expected: number,
): Promise<void> {
  for (const cluster of clusters) {
    const informer = informerOf(cluster);
    try {
      await informer.start();
      requireAll(informer.list().length, expected);
    } finally {
      await informer.stop();
    }
  }
}
