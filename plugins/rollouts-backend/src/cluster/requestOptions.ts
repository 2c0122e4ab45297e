import type { KubeConfig } from '@kubernetes/client-node';
import type { RequestOptions } from 'node:https';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';

import { ClusterProblemError } from './ClusterProblemError';
import type { CredentialTiming } from './Timing';
import { withinTime } from './withinTime';

/**
 * What the current context of a kubeconfig asks of connections and requests; runs its credential plugin.
 *
 * @param key - the configuration key that problems name
 * @throws ClusterProblemError, which never tells what the plugin says
 */
export async function requestOptions(
  kubeconfig: KubeConfig,
  key: string,
  timing: CredentialTiming,
): Promise<RequestOptions> {
  const options: RequestOptions = {};
  try {
    await withinTime(
      kubeconfig.applyToHTTPSOptions(options),
      timing.credentialTimeout,
      timing,
    );
  } catch {
    throw new ClusterProblemError(
      'auth-failed',
      sentence('cluster-credentials-failed', { key }),
    );
  }
  return options;
}
