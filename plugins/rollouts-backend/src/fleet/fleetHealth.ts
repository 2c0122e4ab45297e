import {
  FRESHNESS_STATES,
  type ClusterStatus,
  type FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

/** Whether the portal knows its clusters, without naming any. */
export const fleetHealthSchema = z.object({
  status: z
    .enum(['no-clusters', 'starting', 'ok', 'degraded', 'unreachable'])
    .describe(
      '`no-clusters`: none is configured that the portal itself may watch; `starting`: none has been read yet, and one is still asked for the first time; `ok`: every one is read; `degraded`: some are; `unreachable`: none is',
    ),
  clusters: z
    .partialRecord(z.enum(FRESHNESS_STATES), z.int())
    .describe('How many are in each state'),
});

export type FleetHealth = z.infer<typeof fleetHealthSchema>;

/** A cluster without the controllers is read: there is nothing in it. */
const READ: readonly FreshnessState[] = ['live', 'partial', 'absent'];

/** What of a fleet a probe may know, which anybody can ask. */
export function fleetHealth(
  clusters: readonly Pick<ClusterStatus, 'freshness'>[],
): FleetHealth {
  const counts: FleetHealth['clusters'] = {};
  for (const { freshness } of clusters) {
    counts[freshness.state] = (counts[freshness.state] ?? 0) + 1;
  }
  const read = READ.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  // Nothing is expected of those that only signed-in people have credentials for.
  const watched = clusters.length - (counts.unwatched ?? 0);
  return { status: statusOf(watched, read, counts), clusters: counts };
}

function statusOf(
  watched: number,
  read: number,
  counts: FleetHealth['clusters'],
): FleetHealth['status'] {
  if (watched === 0) return 'no-clusters';
  if (read === watched) return 'ok';
  // One that was read a moment ago and is being connected to again still has all its rows.
  if (read > 0 || counts.reconnecting) return 'degraded';
  return counts.syncing ? 'starting' : 'unreachable';
}
