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
    ]);
  });

  it('says how long ago each was heard, and nothing of one that never was', async () => {
    expect(await stage().collect('rollouts.cluster.contact.age')).toEqual([
      { value: 2, attributes: { cluster: 'prod-eu' } },
    ]);
  });

  it('counts streams', async () => {
    expect(await stage().collect('rollouts.streams')).toEqual([
      { value: 3, attributes: {} },
    ]);
  });
});
