import { RecordedMetrics } from '../testing/RecordedMetrics';
import { observeFleet } from './observeFleet';

describe('observeFleet', () => {
  function stage() {
    const metrics = new RecordedMetrics();
    observeFleet(metrics, {
      clusters: () => [
        {
          name: 'prod-eu',
          environment: 'production',
          freshness: {
            state: 'live',
            since: '2026-11-21T03:00:00Z',
            lastContactAt: '2026-11-21T03:09:58Z',
          },
        },
        {
          name: 'staging',
          freshness: { state: 'unreachable', since: '2026-11-21T03:00:00Z' },
        },
        {
          name: 'stormy',
          freshness: {
            state: 'live',
            since: '2026-11-21T03:00:00Z',
            behindSince: '2026-11-21T03:09:48Z',
          },
        },
      ],
      streams: () => 3,
      now: () => new Date('2026-11-21T03:10:00Z'),
    });
    return metrics;
  }

  it('says in which state each cluster is', async () => {
    expect(await stage().collect('rollouts.cluster.state')).toEqual([
      {
        value: 1,
        attributes: {
          cluster: 'prod-eu',
          environment: 'production',
          state: 'live',
        },
      },
      { value: 1, attributes: { cluster: 'staging', state: 'unreachable' } },
      { value: 1, attributes: { cluster: 'stormy', state: 'live' } },
    ]);
  });

  it('says how long ago each was heard, and nothing of one that never was', async () => {
    expect(await stage().collect('rollouts.cluster.contact.age')).toEqual([
      { value: 2, attributes: { cluster: 'prod-eu' } },
    ]);
  });

  it('says how long one that answers has had more to say than was read', async () => {
    expect(await stage().collect('rollouts.cluster.lag')).toEqual([
      { value: 0, attributes: { cluster: 'prod-eu' } },
      { value: 12, attributes: { cluster: 'stormy' } },
    ]);
  });

  it('counts streams', async () => {
    expect(await stage().collect('rollouts.streams')).toEqual([
      { value: 3, attributes: {} },
    ]);
  });
});
