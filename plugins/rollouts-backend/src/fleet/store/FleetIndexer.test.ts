import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { ManualClock } from '../../cluster/testing/ManualClock';
import { FakeCluster } from '../../testing/FakeCluster';
import { pausedCanary } from '../../testing/pausedCanary';
import { timedPause } from '../../testing/timedPause';
import { Fleet } from '../Fleet';
import { Ownership } from '../Ownership';
import { FleetIndexer } from './FleetIndexer';

/** How often each rollout is looked at. */
class CountedFleet extends Fleet {
  readonly looks = new Map<string, number>();

  override placed(id: string) {
    this.looks.set(id, (this.looks.get(id) ?? 0) + 1);
    return super.placed(id);
  }
}

function stage() {
  const clock = new ManualClock();
  let setBackBy = 0;
  const cluster = new FakeCluster('prod-eu');
  const fleet = new CountedFleet([cluster]);
  const indexer = new FleetIndexer({
    fleet,
    ownership: new Ownership([], ENTITY_REF_ANNOTATION, async () => []),
    logger: { warn: () => {} },
    timing: {
      now: () => new Date(clock.now().getTime() - setBackBy),
      sleep: (ms, signal) => clock.sleep(ms, signal),
      lookAgain: clock.lookAgain,
    },
  });
  const stopping = new AbortController();
  return {
    clock,
    cluster,
    fleet,
    indexer,
    run: () => indexer.run(stopping.signal),
    stop: () => stopping.abort(),
    setBack: (ms: number) => {
      setBackBy = ms;
    },
    /** Names of those that wait for their controller, as of what has been taken over. */
    late: () =>
      indexer.store
        .idsWith('waitingFor', 'controller')
        .map(id => id.split('/').at(-1)),
  };
}

it('looks at the rows of a namespace that has become another, and at no others', async () => {
  const { cluster, fleet, indexer } = stage();
  cluster.put(pausedCanary({ name: 'web' }));
  cluster.put(pausedCanary({ name: 'api', namespace: 'shop' }));
  await indexer.upToDate();

  cluster.putNamespace('shop');
  await indexer.upToDate();

  expect([...fleet.looks]).toEqual([
    ['prod-eu/argoproj.io/Rollout/payments/web', 1],
    ['prod-eu/argoproj.io/Rollout/shop/api', 2],
  ]);
});

it('derives a row once when it is told of and then that all may be others', async () => {
  const { cluster, fleet, indexer } = stage();
  await indexer.upToDate();

  for (let n = 0; n < 500; n += 1)
    cluster.put(pausedCanary({ name: `web-${n}` }));
  fleet.add(cluster);
  await indexer.upToDate();

  expect(indexer.store.idsIn('prod-eu')).toHaveLength(500);
  expect(new Set(fleet.looks.values())).toEqual(new Set([1]));
});

describe('what time makes of rows', () => {
  it('is taken over when it is time, each row at its own, and the fleet is told', async () => {
    const { clock, cluster, fleet, indexer, run, late } = stage();
    cluster.put(timedPause({ name: 'web', lateAfter: 100 }));
    cluster.put(timedPause({ name: 'api', lateAfter: 130 }));
    cluster.put(pausedCanary({ name: 'ledger' }));
    run();
    await indexer.upToDate();
    const told: unknown[] = [];
    fleet.subscribe(change => told.push(change));

    await clock.advance(60_000);
    await clock.advance(39_999);
    expect({ late: late(), told }).toEqual({ late: [], told: [] });
    await clock.advance(1);
    await eventLoop();
    expect(late()).toEqual(['web']);
    expect(told).toEqual([
      { what: 'rollout', id: 'prod-eu/argoproj.io/Rollout/payments/web' },
    ]);
    await clock.advance(30_000);
    await eventLoop();
    expect(late()).toEqual(['web', 'api']);
    await clock.untilNobodySleeps();
  });

  it('goes by the clock of the cluster, also once that is known, or put right', async () => {
    const { clock, cluster, indexer, run, stop, late } = stage();
    cluster.put(timedPause({ lateAfter: 100 }));
    run();
    await indexer.upToDate();
    cluster.becomes({ ...cluster.freshness(), clockAhead: -3_600 });
    await indexer.upToDate();
    for (let minutes = 0; minutes < 61; minutes += 1) {
      await clock.advance(60_000);
    }
    expect(late()).toEqual([]);
    await clock.advance(40_000);
    await eventLoop();
    expect(late()).toEqual(['web']);
    cluster.becomes({ ...cluster.freshness(), clockAhead: -7_200 });
    await indexer.upToDate();
    expect(late()).toEqual([]);
    stop();
  });

  it('is part of an answer before the timer has gone off', async () => {
    const { clock, cluster, indexer, late } = stage();
    cluster.put(timedPause({ lateAfter: 100 }));
    await indexer.upToDate();
    await eventLoop();
    await clock.advance(100_000);
    expect(late()).toEqual([]);
    await indexer.upToDate();
    expect(late()).toEqual(['web']);
  });

  it('does not come when the controller has acted before', async () => {
    const { clock, cluster, fleet, indexer, run } = stage();
    cluster.put(timedPause({ lateAfter: 100 }));
    run();
    await indexer.upToDate();
    expect(indexer.store.due.size).toBe(1);
    cluster.put(pausedCanary());
    await indexer.upToDate();
    expect(indexer.store.due.size).toBe(0);
    fleet.looks.clear();
    await clock.untilNobodySleeps();
    await clock.advance(200_000);
    expect(fleet.looks.size).toBe(0);
  });

  it.each([
    ['rollout', ({ cluster }: Stage) => cluster.remove('payments/web')],
    ['cluster', ({ fleet }: Stage) => fleet.remove('prod-eu')],
  ])('leaves no timer behind when the %s is gone', async (_, remove) => {
    const staged = stage();
    const { clock, cluster, indexer, run } = staged;
    cluster.put(timedPause({ lateAfter: 100 }));
    run();
    await indexer.upToDate();
    expect(await clock.sleepsOf(() => true, 1)).toHaveLength(1);
    remove(staged);
    await indexer.upToDate();
    expect(indexer.store.due.size).toBe(0);
    await clock.untilNobodySleeps();
  });

  it('has one timer for all rows, and none after the shutdown', async () => {
    const { clock, cluster, indexer, run, stop } = stage();
    run();
    for (let n = 0; n < 500; n += 1)
      cluster.put(timedPause({ name: `web-${n}`, lateAfter: 100 + n }));
    await indexer.upToDate();
    expect(await clock.sleepsOf(() => true, 1)).toHaveLength(1);
    expect(indexer.store.due.size).toBe(500);
    stop();
    await clock.untilNobodySleeps();
    cluster.put(timedPause({ name: 'new', lateAfter: 50 }));
    await indexer.upToDate();
    await clock.untilNobodySleeps();
  });

  it('is taken over in turns when the clock jumps, so that all else goes on', async () => {
    const { clock, cluster, indexer, run, late } = stage();
    for (let n = 0; n < 1_000; n += 1)
      cluster.put(timedPause({ name: `web-${n}`, lateAfter: 100 }));
    run();
    await indexer.upToDate();

    await clock.advance(DAY);
    const perTurn: number[] = [];
    while (late().length < 1_000) {
      const before = late().length;
      await eventLoop();
      perTurn.push(late().length - before);
    }
    expect(Math.max(...perTurn)).toBeLessThanOrEqual(200);
    expect(indexer.store.due.size).toBe(0);
    await clock.untilNobodySleeps();
  });

  it('is taken back when the clock is set back', async () => {
    const { clock, cluster, indexer, setBack, late } = stage();
    cluster.put(timedPause({ lateAfter: 100 }));
    await clock.advance(DAY);
    await indexer.upToDate();
    expect(late()).toEqual(['web']);
    setBack(DAY);
    await indexer.upToDate();
    expect(late()).toEqual([]);
    await clock.advance(100_000);
    await indexer.upToDate();
    expect(late()).toEqual(['web']);
  });
});

type Stage = ReturnType<typeof stage>;

const DAY = 24 * 3_600_000;

/** Whatever waits for its turn has it. */
async function eventLoop(): Promise<void> {
  await new Promise(resolve => {
    setImmediate(resolve);
  });
}
