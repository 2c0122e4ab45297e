import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

export type ObservedFleet = {
  clusters(): ClusterStatus[];
  /** How many streams are open. */
  streams(): number;
  now(): Date;
};

const CURRENT: ReadonlySet<ClusterStatus['freshness']['state']> = new Set([
  'live',
  'partial',
]);

/**
 * Offers what the fleet is at the moment it is asked for: the state of each cluster, how long ago it was heard and how
 * far reading is behind, and how many streams are open. Nothing is computed while nobody collects metrics.
 */
export function observeFleet(
  metrics: Pick<MetricsService, 'createObservableGauge'>,
  { clusters, streams, now }: ObservedFleet,
): void {
  metrics
    .createObservableGauge('rollouts.cluster.state', {
      description:
        '1 for the state that a cluster is in; the other states are left out',
    })
    .addCallback(result => {
      for (const { name, environment, freshness } of clusters()) {
        result.observe(1, {
          cluster: name,
          ...(environment !== undefined && { environment }),
          state: freshness.state,
        });
      }
    });
  metrics
    .createObservableGauge('rollouts.cluster.contact.age', {
      unit: 's',
      description:
        'Since the API server of a cluster was last heard; left out before the first time',
    })
    .addCallback(result => {
      const at = now().getTime();
      for (const { name, freshness } of clusters()) {
        const { lastContactAt } = freshness;
        if (lastContactAt !== undefined) {
          const age = Math.max(0, at - Date.parse(lastContactAt)) / 1000;
          result.observe(age, { cluster: name });
        }
      }
    });
  metrics
    .createObservableGauge('rollouts.cluster.lag', {
      unit: 's',
      description:
        'For how long a live cluster has had to wait until what it says was read, 0 where it has not; of the replica that watches it',
    })
    .addCallback(result => {
      const at = now().getTime();
      for (const { name, freshness } of clusters()) {
        if (!CURRENT.has(freshness.state)) continue;
        const { behindSince } = freshness;
        const behind =
          behindSince === undefined ? 0 : at - Date.parse(behindSince);
        result.observe(Math.max(0, behind) / 1000, { cluster: name });
      }
    });
  metrics
    .createObservableGauge('rollouts.streams', {
      description: 'Open streams of server-sent events',
    })
    .addCallback(result => result.observe(streams()));
}
