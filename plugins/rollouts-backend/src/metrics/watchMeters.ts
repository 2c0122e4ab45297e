import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

import type { WatchMeter } from '../cluster/WatchMeter';

/** Counts what the watches of each cluster get and suffer, by kind of object. */
export function watchMeters(
  metrics: Pick<MetricsService, 'createCounter'>,
): (cluster: string) => WatchMeter {
  const events = metrics.createCounter('rollouts.watch.events', {
    description: 'Objects that API servers told of under watch',
  });
  const lists = metrics.createCounter('rollouts.watch.lists', {
    description: 'Complete lists; more than one means that history was lost',
  });
  const failures = metrics.createCounter('rollouts.watch.failures', {
    description: 'Attempts to list or watch that failed, by code',
  });
  return cluster => ({
    event: resource => events.add(1, { cluster, resource }),
    list: resource => lists.add(1, { cluster, resource }),
    failure: (resource, code) => failures.add(1, { cluster, resource, code }),
  });
}
