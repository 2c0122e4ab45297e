import { alternate } from '../frame/alternate';
import type { Benchmark, Gate, Report } from '../frame/Benchmark';
import { quantile } from '../frame/quantile';
import { Clusters } from '../stage/Clusters';
import type { Follower } from '../stage/Follower';
import { followByInformer } from '../stage/followByInformer';
import { followRows } from '../stage/followRows';
import { monotonicMs } from '../stage/monotonicMs';

const ROLLOUTS = 500;

/** So many changes a second, and the milliseconds within which 99 of 100 of them should be here. */
const RATES = [
  { perSecond: 1_000, aimAtMost: 2 },
  { perSecond: 4_000, aimAtMost: 5 },
];

type Events = { perSecond: number; seconds: number };

/** Ready pods are counted in the time of the write, as `Clusters.write` does. */
type Begin = (seen: (writtenAt: number) => void) => Promise<Follower>;

/** B4. */
export const watchLatency: Benchmark = {
  id: 'B4',
  what: 'from the write of a change in a cluster until it can be read here, over one watch',
  peers: ['the informer of @kubernetes/client-node'],
  async run({ quick, seed }) {
    const clusters = await Clusters.start({
      clusters: 1,
      rollouts: ROLLOUTS,
      seed,
    });
    const seconds = quick ? 4 : 6;
    const gates: Gate[] = [];
    const reports: Report[] = [];
    const slowestOf = (begin: Begin, events: Events) =>
      slowest(begin, events.perSecond * events.seconds, () =>
        // Each by itself: of many that are written at once the last waits for the others.
        clusters.write({ ...events, everyMs: 1 }),
      );
    const ours: Begin = seen => followRows(clusters.all, ROLLOUTS, seen);
    const informer: Begin = seen => followByInformer(clusters.all, seen);
    try {
      // In a process that has just begun, compiling is what the slowest wait for.
      for (const begin of [ours, informer]) {
        await slowestOf(begin, { perSecond: 4_000, seconds: 5 });
      }
      for (const { perSecond, aimAtMost } of RATES) {
        const events = { perSecond, seconds };
        const runs = await alternate(
          {
            ours: () => slowestOf(ours, events),
            informer: () => slowestOf(informer, events),
          },
          // Not tidied up between: collecting all garbage takes the compiled code with it.
          { rounds: quick ? 3 : 5, warmUp: 1 },
        );
        const of = `of ${perSecond} a second, p99`;
        gates.push({
          name: `ours ÷ informer, ${of}`,
          value: runs.ratio('ours', 'informer'),
          unit: '',
          atMost: 1,
        });
        reports.push(
          {
            name: `ours, ${of}`,
            value: runs.median('ours'),
            unit: 'ms',
            aimAtMost,
          },
          {
            name: `informer, ${of}`,
            value: runs.median('informer'),
            unit: 'ms',
          },
        );
      }
      return { gates, reports };
    } finally {
      await clusters.stop();
    }
  },
};

/** Milliseconds that 99 of 100 changes do not exceed, the one of the clock included. */
async function slowest(
  begin: Begin,
  changes: number,
  happen: () => Promise<void>,
): Promise<number> {
  const latencies: number[] = [];
  const follower = await begin(writtenAt =>
    latencies.push(monotonicMs() - writtenAt + 1),
  );
  try {
    // What was told while it was begun is no change.
    latencies.length = 0;
    await follower.follow(changes, happen);
    return quantile(latencies, 0.99);
  } finally {
    await follower.stop();
  }
}
