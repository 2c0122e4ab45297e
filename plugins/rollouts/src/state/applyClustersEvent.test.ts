import { clusterStatus, minutesAgo } from '../testing/rolloutFixtures';
import { applyClustersEvent } from './applyClustersEvent';

const eu = clusterStatus({ name: 'eu' });
const us = clusterStatus({ name: 'us' });
const stale = clusterStatus({
  name: 'us',
  freshness: { state: 'stale', since: minutesAgo(1) },
});
const list = { items: [eu, us] };

describe('the list of clusters after an event', () => {
  it('waits for the first snapshot', () => {
    expect(
      applyClustersEvent(undefined, {
        event: 'changes',
        data: { items: [us] },
      }),
    ).toBeUndefined();
    expect(
      applyClustersEvent(undefined, { event: 'snapshot', data: list }),
    ).toBe(list);
  });

  it('puts what changed in its place and leaves the others as they are', () => {
    const after = applyClustersEvent(list, {
      event: 'changes',
      data: { items: [stale] },
    });
    expect(after?.items).toEqual([eu, stale]);
    expect(after?.items[0]).toBe(eu);
  });

  it('takes over who comes, who goes and the order', () => {
    const ap = clusterStatus({ name: 'ap' });
    expect(
      applyClustersEvent(list, {
        event: 'changes',
        data: { items: [ap], names: ['us', 'ap'] },
      }),
    ).toEqual({ items: [us, ap] });
  });

  it('is the same object after a heartbeat', () => {
    const data = { at: minutesAgo(0) };
    expect(applyClustersEvent(list, { event: 'heartbeat', data })).toBe(list);
  });
});
