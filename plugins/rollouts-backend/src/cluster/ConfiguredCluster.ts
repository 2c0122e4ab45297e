import type { ClusterConnectionConfig } from './ClusterConnectionConfig';

type Labels = { labels?: Readonly<Record<string, string>> };

/** What is told of a cluster that is known from elsewhere. */
export type DescribedCluster = Pick<
  ClusterConnectionConfig,
  'key' | 'name' | 'environment'
> &
  Labels & { address?: undefined };

/** One entry of `rollouts.clusters`. */
export type ConfiguredCluster =
  | (ClusterConnectionConfig & Labels)
  | DescribedCluster;
