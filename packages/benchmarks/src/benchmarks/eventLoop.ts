import { alternate } from '../frame/alternate';
import type { Benchmark, Report } from '../frame/Benchmark';
import { collectGarbage } from '../frame/collectGarbage';
import { eventLoopDelay } from '../frame/eventLoopDelay';
import { median } from '../frame/median';
import { Clusters } from '../stage/Clusters';
import type { Follower } from '../stage/Follower';
import { followByInformer } from '../stage/followByInformer';
import { followRows } from '../stage/followRows';
import { readByInformer } from '../stage/readByInformer';
import { readRows } from '../stage/readRows';

const PER_SECOND = 1_000;

/** B8, over what B1 and B7 do. */
export const eventLoop: Benchmark = {
  id: 'B8',
  what: 'how long the event loop stands still while a cluster is read from nothing, and while much changes in it',
  peers: ['the informer of @kubernetes/client-node'],
  async run({ quick, seed }) {
    const rollouts = quick ? 2_000 : 20_000;
    const seconds = quick ? 1 : 5;
    const clusters = await Clusters.start({ clusters: 1, rollouts, seed });
    const happen = () => clusters.write({ perSecond: PER_SECOND, seconds });
    const p99s = new Map<string, number[]>();
    const block = async (name: string, work: () => Promise<void>) => {
      const { p99, max } = await eventLoopDelay(work);
      p99s.set(name, [...(p99s.get(name) ?? []), p99]);
      return max;
    };
    const following = async (name: string, follower: Follower) => {
      try {
        return await block(name, () =>
          follower.follow(PER_SECOND * seconds, happen),
        );
      } finally {
        await follower.stop();
      }
    };
    const options = {
      rounds: quick ? 3 : 5,
      warmUp: 1,
      tidy: collectGarbage,
    };
    try {
      const reading = await alternate(
        {
          ours: () =>
            block('ours, reading', () => readRows(clusters.all, rollouts)),
          informer: () =>
            block('informer, reading', () =>
              readByInformer(clusters.all, rollouts),
            ),
        },
        options,
      );
      const changing = await alternate(
        {
          ours: async () =>
            following(
              'ours, changing',
              await followRows(clusters.all, rollouts),
            ),
          informer: async () =>
            following(
              'informer, changing',
              await followByInformer(clusters.all),
            ),
        },
        options,
      );
      return {
        gates: [
          {
            name: 'longest block while reading, ours ÷ the informer',
            value: reading.ratio('ours', 'informer'),
            unit: '',
            atMost: 0.5,
          },
        ],
        reports: [
          { name: 'rollouts', value: rollouts, unit: '' },
          { name: 'changes', value: PER_SECOND, unit: '/s' },
          {
            name: 'longest block, ours, reading',
            unit: 'ms',
            value: reading.median('ours'),
            aimAtMost: 150,
          },
          {
            name: 'longest block, informer, reading',
            value: reading.median('informer'),
            unit: 'ms',
          },
          {
            name: 'longest block, ours, changing',
            value: changing.median('ours'),
            unit: 'ms',
          },
          {
            name: 'longest block, informer, changing',
            value: changing.median('informer'),
            unit: 'ms',
          },
          ...[...p99s].map(
            ([name, values]): Report => ({
              name: `delay, ${name}, p99`,
              value: median(values),
              unit: 'ms',
              ...(name.startsWith('ours') && { aimAtMost: 20 }),
            }),
          ),
        ],
      };
    } finally {
      await clusters.stop();
    }
  },
};
