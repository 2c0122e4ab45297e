import { generateRollouts } from '@rollouts-portal/cluster-simulator';

import { alternate } from '../frame/alternate';
import type { Benchmark, Gate, Report } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import type { Runs } from '../frame/Runs';
import { Clusters } from '../stage/Clusters';
import type { Follower } from '../stage/Follower';
import { followByInformer } from '../stage/followByInformer';
import { followRows } from '../stage/followRows';
import { recordedRollouts } from '../stage/recordedRollouts';

const ROLLOUTS = 500;

/** So many events a second, and how many CU each of them may take: where they are few, others pay less for the rest. */
const RATES: readonly { perSecond: number; atMost?: number }[] = [
  { perSecond: 100 },
  { perSecond: 1_000, atMost: 3.7 },
  { perSecond: 4_000, atMost: 2.2 },
];

type Contestant = 'ours' | 'informer' | 'unit';

/** B7. */
export const events: Benchmark = {
  id: 'B7',
  what: 'processor time for an event, until its row can be asked for, at so many of them a second',
  peers: [
    'the informer of @kubernetes/client-node, which makes no row of it',
    'CU: JSON.parse of one such rollout',
  ],
  async run({ quick, seed }) {
    const texts = [
      ...generateRollouts({
        states: recordedRollouts(),
        count: ROLLOUTS,
        seed,
      }),
    ].map(object => JSON.stringify(object));
    const clusters = await Clusters.start({
      clusters: 1,
      rollouts: ROLLOUTS,
      seed,
    });
    const seconds = quick ? 1 : 4;
    const gates: Gate[] = [];
    const reports: Report[] = [];
    try {
      // Whoever follows events has followed many before; in a process that has just begun, compiling costs more.
      const before = { perSecond: 4_000, seconds: 5 };
      for (const begin of [
        () => followRows(clusters.all, ROLLOUTS),
        () => followByInformer(clusters.all),
      ]) {
        const follower = await begin();
        await follower.follow(before.perSecond * before.seconds, () =>
          clusters.write(before),
        );
        await follower.stop();
      }
      for (const { perSecond, atMost } of quick ? RATES.slice(1) : RATES) {
        const count = perSecond * seconds;
        const happen = () => clusters.write({ perSecond, seconds });
        const runs = await alternate<Contestant>(
          {
            ours: async () =>
              costOf(await followRows(clusters.all, ROLLOUTS), count, happen),
            informer: async () =>
              costOf(await followByInformer(clusters.all), count, happen),
            unit: async () => {
              const cpu = await cpuMicroseconds(() => {
                for (let index = 0; index < count; index += 1) {
                  JSON.parse(texts[index % texts.length] ?? '');
                }
              });
              return cpu / count;
            },
          },
          // Not tidied up between: little is left, and collecting all garbage takes the compiled code with it.
          { rounds: quick ? 3 : 5, warmUp: 1 },
        );
        if (atMost !== undefined) {
          gates.push({
            name: `an event of ${perSecond} a second`,
            value: runs.ratio('ours', 'unit'),
            unit: 'CU',
            atMost,
          });
        }
        reports.push(...reportsOf(perSecond, runs));
      }
      return { gates, reports };
    } finally {
      await clusters.stop();
    }
  },
};

/** Microseconds for each. */
async function costOf(
  follower: Follower,
  count: number,
  happen: () => Promise<void>,
): Promise<number> {
  try {
    const cpu = await cpuMicroseconds(() => follower.follow(count, happen));
    return cpu / count;
  } finally {
    await follower.stop();
  }
}

function reportsOf(perSecond: number, runs: Runs<Contestant>): Report[] {
  const of = `of ${perSecond} a second`;
  return [
    {
      name: `ours, each ${of}`,
      value: runs.median('ours'),
      unit: 'µs',
    },
    {
      name: `informer, each ${of}`,
      value: runs.median('informer'),
      unit: 'µs',
    },
    {
      name: `ours ÷ informer, ${of}`,
      value: runs.ratio('ours', 'informer'),
      unit: '',
    },
    {
      name: `ours, of a processor ${of}`,
      value: (runs.median('ours') * perSecond) / 10_000,
      unit: '%',
    },
  ];
}
