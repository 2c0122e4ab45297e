import { setTimeout } from 'node:timers/promises';

import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

import type { Benchmark, Outcome } from '../frame/Benchmark';
import { Clusters } from '../stage/Clusters';
import { differingRollouts } from '../stage/differingRollouts';
import { replicaTiming } from '../stage/insides';
import { ReplicaProcess } from '../stage/ReplicaProcess';
import { SharedDatabase } from '../stage/SharedDatabase';

/** Of a lease's length, which is 10 s: operators are promised 20 s. */
const TAKEOVER_AT_MOST = 2;
const LOOK_EVERY_MS = 100;
/** How the names of rollouts begin that come while nobody watches. */
const LATE = 'late';
/** Of all clusters together, so that there is always something on its way. */
const WRITES_PER_SECOND = 100;
const WRITTEN_BEFORE_SLEEP_MS = 2_000;

type Stage = {
  clusters: Clusters;
  database: SharedDatabase;
  /** How many rollouts there are. */
  all: number;
  /** A replica more, which serves. */
  replica(): Promise<ReplicaProcess>;
};

/** B15. */
export const failover: Benchmark = {
  id: 'B15',
  what: 'backends that share the watching, in processes of their own: one is killed, one is paused for longer than its leases last, and one starts when all others are gone',
  peers: [
    'Argo CD, which gives a shard up 30 s after the last sign of life (its default; not run here)',
  ],
  needsPostgres: true,
  async run({ quick, seed, postgres }) {
    if (postgres === undefined) throw new Error('there is no PostgreSQL');
    const plan = {
      clusters: quick ? 30 : 300,
      rollouts: quick ? 20 : 300,
      seed,
    };
    const database = await SharedDatabase.create(postgres, 'bench_b15');
    const clusters = await Clusters.start(plan);
    const replicas: ReplicaProcess[] = [];
    const stage: Stage = {
      clusters,
      database,
      all: plan.clusters * plan.rollouts,
      async replica() {
        const replica = await ReplicaProcess.start({
          clusters: [...clusters.all],
          database: database.url,
        });
        replicas.push(replica);
        return replica;
      },
    };
    try {
      const { survivor, ...killed } = await killOne(stage);
      // It takes another half of a minute, and F35 of `npm run faults` has it with few clusters.
      const paused = quick ? undefined : await pause(stage, survivor);
      await Promise.all(replicas.map(replica => replica.stop()));
      const started = await startAlone(stage);
      return {
        gates: [...killed.gates, ...(paused?.gates ?? []), ...started.gates],
        reports: [
          { name: 'clusters', value: plan.clusters, unit: '' },
          { name: 'rollouts', value: stage.all, unit: '' },
          ...killed.reports,
          ...(paused?.reports ?? []),
          ...started.reports,
        ],
      };
    } finally {
      await Promise.all(replicas.map(replica => replica.kill()));
      await clusters.stop();
      await database.close();
    }
  },
};

/** The one with the most leases is killed while rollouts come and go. */
async function killOne(
  stage: Stage,
): Promise<Outcome & { survivor: ReplicaProcess }> {
  const { clusters, database, all } = stage;
  const count = clusters.all.length;
  const victim = await stage.replica();
  await until(async () => (await database.rollouts()) === all);
  await database.noteFencedWrites();
  const [holder = ''] = (await database.held()).keys();

  const survivor = await stage.replica();
  const joined = performance.now();
  // Each has a fair share, but for one.
  await until(
    async () => (await database.held()).get(holder) === count / 2 + 1,
  );
  const shared = performance.now() - joined;
  await until(async () => (await isLive(survivor)) && knows(survivor, all));

  const leases = (await database.held()).get(holder) ?? 0;
  const killed = performance.now();
  await victim.kill();
  // While nobody watches half of them.
  await clusters.replaceOneEach(LATE);
  let oldest = 0;
  let unheld = 0;
  await until(async () => {
    const statuses = await survivor.clusters();
    oldest = Math.max(oldest, ...statuses.map(heardAgo));
    const held = await database.held();
    if (held.has(holder)) return false;
    unheld ||= performance.now() - killed;
    return (
      statuses.every(({ freshness }) => freshness.state === 'live') &&
      (await survivor.page({ q: `${LATE}-`, limit: '1' })).matching === count
    );
  });
  const took = performance.now() - killed;
  const differing = differingRollouts(
    await survivor.shown(),
    await clusters.list(),
  );
  return {
    survivor,
    gates: [
      {
        name: 'killed: leases that it held ÷ clusters',
        value: leases / count,
        unit: '',
        atLeast: 0.5,
      },
      {
        name: 'killed: until all are live at the other, with what came meanwhile ÷ length of a lease',
        value: took / replicaTiming.leaseTtl,
        unit: '',
        atMost: TAKEOVER_AT_MOST,
      },
      {
        name: 'killed: rollouts that the other shows otherwise than they are',
        value: differing,
        unit: '',
        atMost: 0,
      },
    ],
    reports: [
      {
        name: 'killed: leases that it held',
        value: leases,
        unit: '',
      },
      {
        name: 'killed: until all are live at the other',
        value: took,
        unit: 'ms',
        aimAtMost: 20_000,
      },
      {
        name: 'killed: of that, until the last lease was the other’s',
        value: unheld,
        unit: 'ms',
      },
      {
        name: 'killed: oldest contact with a cluster that the other told of',
        value: oldest,
        unit: 'ms',
      },
      {
        name: 'a second one joins: until each has half of the leases',
        value: shared,
        unit: 'ms',
      },
    ],
  };
}

/** All time is taken from the holder, amid writes, until another has its clusters; then it goes on as if nothing had been. */
async function pause(stage: Stage, paused: ReplicaProcess): Promise<Outcome> {
  const { clusters, database, all } = stage;
  const [holder = ''] = (await database.held()).keys();
  const other = await stage.replica();
  await until(() => knows(other, all));
  const leases = (await database.held()).get(holder) ?? 0;
  const writing = clusters.write({
    perSecond: WRITES_PER_SECOND,
    seconds: (2 * replicaTiming.leaseTtl) / 1_000,
  });
  await setTimeout(WRITTEN_BEFORE_SLEEP_MS);
  paused.sleep();
  await until(async () => !(await database.held()).has(holder));
  paused.wakeUp();
  await writing;
  let differing = Infinity;
  await until(async () => {
    const there = await clusters.list();
    const shown = await Promise.all([paused.shown(), other.shown()]);
    const before = differing;
    differing = shown.reduce(
      (sum, each) => sum + differingRollouts(each, there),
      0,
    );
    // What does not become less will not go away.
    return differing === 0 || differing === before;
  });
  return {
    gates: [
      {
        name: 'paused: writes with a lease that is another’s by then',
        value: await database.fencedWrites(),
        unit: '',
        atMost: 0,
      },
      {
        name: 'paused: rollouts that the two show otherwise than they are',
        value: differing,
        unit: '',
        atMost: 0,
      },
    ],
    reports: [
      { name: 'paused: leases that it held', value: leases, unit: '' },
      {
        name: 'paused: clusters of which it found before writing that they are another’s',
        value: paused.said('is watched by another'),
        unit: '',
      },
      {
        name: 'paused: writes that the database refused',
        value: paused.said('is another’s by now'),
        unit: '',
      },
    ],
  };
}

/** All that is known at first is what others have written. */
async function startAlone(stage: Stage): Promise<Outcome> {
  const { clusters, database, all } = stage;
  const stored = await database.rollouts();
  const replica = await stage.replica();
  const began = performance.now();
  let page = await replica.page();
  while (page.items.length === 0) page = await replica.page();
  const first = performance.now() - began;
  const unmarked = page.items.filter(
    ({ freshness }) => freshness.state === 'live',
  ).length;
  await until(() => knows(replica, all));
  const complete = performance.now() - began;
  await until(() => isLive(replica));
  const live = performance.now() - began;
  const differing = differingRollouts(
    await replica.shown(),
    await clusters.list(),
  );
  return {
    gates: [
      {
        name: 'started: rows of the first page that pass for live',
        value: unmarked,
        unit: '',
        atMost: 0,
      },
      {
        name: 'started: rollouts that it shows otherwise than they are',
        value: differing,
        unit: '',
        atMost: 0,
      },
    ],
    reports: [
      { name: 'started: rollouts in the database', value: stored, unit: '' },
      {
        name: 'started: first page with rows, since it serves',
        value: first,
        unit: 'ms',
        aimAtMost: 1_000,
      },
      {
        name: 'started: all rollouts, since it serves',
        value: complete,
        unit: 'ms',
      },
      {
        name: 'started: all clusters live, since it serves',
        value: live,
        unit: 'ms',
      },
    ],
  };
}

async function isLive(replica: ReplicaProcess): Promise<boolean> {
  const clusters = await replica.clusters();
  return clusters.every(({ freshness }) => freshness.state === 'live');
}

async function knows(replica: ReplicaProcess, all: number): Promise<boolean> {
  return (await replica.page({ limit: '1' })).matching === all;
}

function heardAgo({ freshness }: ClusterStatus): number {
  return freshness.lastContactAt === undefined
    ? 0
    : Date.now() - Date.parse(freshness.lastContactAt);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(LOOK_EVERY_MS);
}
