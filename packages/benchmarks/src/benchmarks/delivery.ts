import { setTimeout } from 'node:timers/promises';

import type { Benchmark } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { quantile } from '../frame/quantile';
import { Clusters } from '../stage/Clusters';
import { KubernetesPlugin } from '../stage/KubernetesPlugin';
import { Readers } from '../stage/Readers';
import { shownOn } from '../stage/readStreams';
import { WatchingPortal } from '../stage/WatchingPortal';

const EVENTS_PER_SECOND = 200;
const ROLLOUTS = 1_000;
/** How long changes of the fleet are gathered. */
const FLUSH_MS = 500;
/** What it may take beside. */
const AFTER_FLUSH_MS = 50;
/** How often a page of the Kubernetes plugin asks. */
const POLL_MS = 10_000;
/** A person may have so many streams open. */
const STREAMS_PER_PERSON = 10;

type Delivered = {
  clients: number;
  p50: number;
  p99: number;
  /** Rows that are not shown as they are, after all has been delivered. */
  lost: number;
  ended: number;
  bytesPerClient: number;
  cpuPerClient: number;
};

/** B3. */
export const delivery: Benchmark = {
  id: 'B3',
  what: `a change in a cluster until browsers have it, ${EVENTS_PER_SECOND} a second, over HTTP`,
  peers: [
    `@backstage/plugin-kubernetes-backend, asked every ${POLL_MS / 1_000} s`,
  ],
  async run({ quick, seed }) {
    const [few, many] = quick ? [50, 500] : [100, 1_000];
    const seconds = quick ? 4 : 20;
    const clusters = await Clusters.start({
      clusters: 2,
      rollouts: ROLLOUTS / 2,
      seed,
    });
    try {
      const portal = await WatchingPortal.start(clusters.all, ROLLOUTS);
      try {
        const deliver = (clients: number) =>
          deliverTo(clients, { portal, clusters, seconds });
        // Compiled and connected before it counts.
        await deliver(few);
        const toFew = await deliver(few);
        const toMany = await deliver(many);
        return {
          gates: [
            ...[toFew, toMany].flatMap(({ clients, lost, ended }) => [
              {
                name: `rows that ${clients} clients show otherwise than they are`,
                value: lost,
                unit: '',
                atMost: 0,
              },
              {
                name: `streams of ${clients} that have ended`,
                value: ended,
                unit: '',
                atMost: 0,
              },
            ]),
            {
              name: `processor time for a client, ${many} ÷ ${few} clients`,
              value: toMany.cpuPerClient / toFew.cpuPerClient,
              unit: '',
              atMost: 0.5,
            },
            {
              name: `bytes for a client, ${many} ÷ ${few} clients`,
              value: toMany.bytesPerClient / toFew.bytesPerClient,
              unit: '',
              atMost: 1.25,
            },
          ],
          reports: [
            ...[toFew, toMany].flatMap(reportsOf),
            ...(await reportsOfPlugin(clusters)),
          ],
        };
      } finally {
        await portal.stop();
      }
    } finally {
      await clusters.stop();
    }
  },
};

async function deliverTo(
  clients: number,
  {
    portal,
    clusters,
    seconds,
  }: { portal: WatchingPortal; clusters: Clusters; seconds: number },
): Promise<Delivered> {
  const readers = await Readers.start({
    url: portal.streamUrl,
    tokens: portal.tokens(Math.ceil(clients / STREAMS_PER_PERSON)),
    readers: clients,
  });
  try {
    await readers.begin();
    const cpu = await cpuMicroseconds(async () => {
      await clusters.write({ perSecond: EVENTS_PER_SECOND, seconds });
      await setTimeout(FLUSH_MS);
    });
    const { report, shown } = await settled(readers, portal);
    return {
      clients,
      p50: quantile(report.latencies, 0.5),
      p99: quantile(report.latencies, 0.99),
      lost: report.pages.reduce((sum, page) => sum + differing(page, shown), 0),
      ended: report.ended,
      bytesPerClient: report.bytes / clients / seconds,
      cpuPerClient: cpu / clients / seconds,
    };
  } finally {
    await readers.stop();
  }
}

/** Once all readers show what the portal does, or get nothing more: a loaded machine takes its time. */
async function settled(readers: Readers, portal: WatchingPortal) {
  let bytes = -1;
  for (let still = 0; ; ) {
    const report = await readers.report();
    const shown = shownOn((await portal.page()).items);
    still = report.bytes === bytes ? still + 1 : 0;
    if (still === 10 || (still > 1 && isAll(report.pages, shown))) {
      return { report, shown };
    }
    bytes = report.bytes;
    await setTimeout(1_000);
  }
}

function reportsOf({ clients, p50, p99, ...per }: Delivered) {
  return [
    { name: `write → row in ${clients} clients, p50`, value: p50, unit: 'ms' },
    {
      name: `write → row in ${clients} clients, p99`,
      value: p99,
      unit: 'ms',
      aimAtMost: FLUSH_MS + AFTER_FLUSH_MS,
      aim: `flush + ${AFTER_FLUSH_MS} ms`,
    },
    {
      name: `processor time for each of ${clients} clients`,
      value: per.cpuPerClient,
      unit: 'µs/s',
    },
    {
      name: `sent to each of ${clients} clients`,
      value: per.bytesPerClient / 1_000,
      unit: 'kB/s',
    },
  ];
}

async function reportsOfPlugin(clusters: Clusters) {
  const plugin = await KubernetesPlugin.start(clusters.all);
  try {
    await plugin.view();
    const before = await clusters.requests();
    const began = performance.now();
    await plugin.view();
    const took = performance.now() - began;
    const requests = (await clusters.requests()) - before;
    return [
      {
        // A change comes at any moment between two polls.
        name: 'the Kubernetes plugin, write → page, mean',
        value: POLL_MS / 2 + took,
        unit: 'ms',
      },
      {
        name: 'the Kubernetes plugin, requests to API servers for each client',
        value: (requests * 60_000) / POLL_MS,
        unit: '/min',
      },
    ];
  } finally {
    await plugin.stop();
  }
}

function isAll(pages: readonly string[], shown: string): boolean {
  return pages.every(page => page === shown);
}

function differing(page: string, shown: string): number {
  if (page === shown) return 0;
  const [rows, wanted] = [page, shown].map(text => text.split('],['));
  const count = wanted?.filter((row, index) => row !== rows?.[index]).length;
  return Math.max(1, count ?? 0);
}
