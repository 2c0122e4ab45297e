import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import { ClusterProblemError } from './ClusterProblemError';
import { isLoopback } from './isLoopback';

/**
 * @param key - the configuration key that gave the address
 * @throws ClusterProblemError where credentials would be sent in the clear
 */
export function refusePlainHttp(url: URL, key: string): void {
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    throw new ClusterProblemError(
      'unreachable',
      sentence('cluster-plain-http', { key }),
    );
  }
}
