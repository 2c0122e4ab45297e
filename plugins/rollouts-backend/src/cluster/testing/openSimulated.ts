import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';

import {
  openCluster,
  type OpenCluster,
  type OpenClusterSettings,
} from '../openCluster';
import { realTiming } from '../realTiming';
import type { Timing } from '../Timing';

const ignore = () => {};

/** A simulated cluster as the portal opens one of its configuration: Rollouts only, unless said otherwise; without a log. */
export function openSimulated(
  { name, server, caPem }: Pick<SimulatedCluster, 'name' | 'server' | 'caPem'>,
  {
    token = 'admin',
    timing = realTiming,
    ...settings
  }: Partial<OpenClusterSettings> & {
    /** Of the identity that watches; `admin` may do everything. */
    token?: string;
    timing?: Timing;
  } = {},
): OpenCluster {
  return openCluster(
    {
      key: 'rollouts.clusters[0]',
      name,
      address: { type: 'url', url: server, ca: caPem, skipTLSVerify: false },
      reader: { type: 'token', token },
    },
    {
      entityRefAnnotation: 'example.test/owner',
      providers: { flagger: false, workloads: { kinds: [] } },
      ...settings,
    },
    { info: ignore, warn: ignore },
    timing,
  );
}
