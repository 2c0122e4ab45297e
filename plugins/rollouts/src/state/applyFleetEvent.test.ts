import {
  clusterStatus,
  fleetPage,
  healthyCanary,
  minutesAgo,
  pausedCanary,
  progressingCanary,
} from '../testing/rolloutFixtures';
import { applyFleetEvent } from './applyFleetEvent';

const page = fleetPage([
  pausedCanary(),
  healthyCanary({ name: 'web', cluster: 'prod-us' }),
]);
const { totals, matching, before } = page;
const place = { totals, matching, before };
const [first, second] = page.items;

describe('applyFleetEvent', () => {
  it('waits for the first snapshot', () => {
    const changes = { rows: [], ...place };
    expect(
      applyFleetEvent(undefined, { event: 'changes', data: changes }),
    ).toBeUndefined();
    expect(applyFleetEvent(undefined, { event: 'snapshot', data: page })).toBe(
      page,
    );
  });

  it('puts what changed in its place and leaves the other rows as they are', () => {
    const moved = fleetPage([progressingCanary()]).items;
    const after = applyFleetEvent(page, {
      event: 'changes',
      data: { rows: moved, ...place, totals: { ...totals, waiting: 0 } },
    });
    expect(after?.items[0]?.phase).toBe('Progressing');
    expect(after?.items[1]).toBe(second);
    expect(after?.totals.waiting).toBe(0);
  });

  it('keeps the counts of choices until others come', () => {
    const facets = [{ by: 'cluster' as const, values: [], further: 0 }];
    const counted = { ...page, facets };
    const data = { rows: [], ...place };
    expect(applyFleetEvent(counted, { event: 'changes', data })?.facets).toBe(
      facets,
    );
    expect(
      applyFleetEvent(counted, {
        event: 'changes',
        data: { ...data, facets: [] },
      })?.facets,
    ).toEqual([]);
  });

  it('takes over order, arrivals and departures', () => {
    const arrived = fleetPage([pausedCanary({ name: 'new' })]).items;
    const after = applyFleetEvent(page, {
      event: 'changes',
      data: {
        rows: arrived,
        ids: [...arrived.map(({ id }) => id), first?.id ?? ''],
        ...place,
      },
    });
    expect(after?.items.map(({ name }) => name)).toEqual([
      'new',
      'payments-api',
    ]);
  });

  it('gives the rows of a cluster its new freshness, and forgets the way to a page that is no more', () => {
    const freshness = { state: 'stale' as const, since: minutesAgo(1) };
    const after = applyFleetEvent(
      { ...page, next: 'x' },
      {
        event: 'changes',
        data: {
          rows: [],
          ...place,
          clusters: [
            clusterStatus(),
            clusterStatus({ name: 'prod-us', freshness }),
          ],
        },
      },
    );
    expect(after?.items.map(row => row.freshness.state)).toEqual([
      'live',
      'stale',
    ]);
    expect(after?.next).toBeUndefined();
  });

  it('is the same object after a heartbeat', () => {
    const data = { at: minutesAgo(0) };
    expect(applyFleetEvent(page, { event: 'heartbeat', data })).toBe(page);
  });
});
