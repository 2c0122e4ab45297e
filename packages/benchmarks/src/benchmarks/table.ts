import type { Benchmark, Report } from '../frame/Benchmark';
import { median } from '../frame/median';
import { TableBrowser, type TableCost } from '../stage/TableBrowser';

/** Of sixty a second. What was done within one is on the screen when the next is over, where the clock is stopped. */
const FRAME_MS = 1_000 / 60;

/** B12. In Chromium: what is measured is what somebody waits for. */
export const table: Benchmark = {
  id: 'B12',
  what: 'the table of the fleet in Chromium: drawn, changed and scrolled',
  peers: ['material-table, as core-components have it, with all rows in it'],
  async run({ quick }) {
    // Of ten thousand the peer takes its time.
    const [rows, rounds] = quick ? [500, 3] : [10_000, 2];
    const browser = await TableBrowser.start();
    try {
      // The first of each also loads code.
      await browser.measure('ours', 100);
      await browser.measure('peer', 100);
      const ours: TableCost[] = [];
      const peers: TableCost[] = [];
      const small: TableCost[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await browser.measure('ours', rows));
        peers.push(await browser.measure('peer', rows));
        small.push(await browser.measure('ours', rows / 10));
      }
      const most = quick ? undefined : await browser.measure('ours', 100_000);
      const of = (costs: readonly TableCost[], what: keyof TableCost) =>
        median(costs.map(cost => cost[what]));
      const ratio = (what: keyof TableCost) =>
        median(
          peers.map((peer, round) => peer[what] / (ours[round]?.[what] ?? NaN)),
        );
      return {
        gates: [
          {
            name: 'times faster to draw',
            value: ratio('mount'),
            unit: '×',
            atLeast: 4,
          },
          {
            name: 'times faster to change',
            value: ratio('update'),
            unit: '×',
            atLeast: 4,
          },
          {
            name: 'elements',
            value: of(ours, 'elements'),
            unit: '',
            atMost: 2_500,
          },
          {
            name: 'elements, beside a tenth of the rows',
            value: of(ours, 'elements') / of(small, 'elements'),
            unit: '×',
            atMost: 1.1,
          },
          {
            name: 'times less heap',
            value: ratio('heap'),
            unit: '×',
            atLeast: 2,
          },
        ],
        reports: [
          { name: 'rows', value: rows, unit: '' },
          ...reportsOf('ours', what => of(ours, what)),
          ...reportsOf('material-table', what => of(peers, what)),
          ...(most ? reportsOf('ours, 100,000 rows', what => most[what]) : []),
        ],
      };
    } finally {
      await browser.stop();
    }
  },
};

function reportsOf(
  whose: string,
  value: (what: keyof TableCost) => number,
): Report[] {
  return [
    { name: `${whose}: drawn`, value: value('mount'), unit: 'ms' },
    {
      name: `${whose}: an update on the screen`,
      value: value('update'),
      unit: 'ms',
      ...(whose === 'ours' && {
        aimAtMost: 2 * FRAME_MS,
        aim: 'within a frame and the next',
      }),
    },
    {
      name: `${whose}: frame while scrolled, p95`,
      value: value('frame'),
      unit: 'ms',
    },
    { name: `${whose}: heap`, value: value('heap') / 1e6, unit: 'MB' },
    { name: `${whose}: elements`, value: value('elements'), unit: '' },
  ];
}
