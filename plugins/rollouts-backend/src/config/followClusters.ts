import type { Config } from '@backstage/config';
import { assertError } from '@backstage/errors';

import type { ClusterLogger } from '../cluster/ClusterLogger';
import type { RolloutsConfig } from './RolloutsConfig';
import { readRolloutsConfig } from './readRolloutsConfig';

/**
 * Tells of the clusters whenever the configuration has changed. One that cannot be right is told in the log, and the last
 * good one stays.
 *
 * @param signal - when it aborts, nothing is told any more
 */
export function followClusters(
  config: Config,
  {
    changed,
    logger,
    signal,
  }: {
    changed(clusters: RolloutsConfig['clusters']): void;
    logger: ClusterLogger;
    signal: AbortSignal;
  },
): void {
  const subscription = config.subscribe?.(() => {
    try {
      changed(readRolloutsConfig(config).clusters);
    } catch (error) {
      assertError(error);
      logger.warn(
        `The configuration has changed, and its clusters are not used: ${error.message}`,
      );
    }
  });
  signal.addEventListener('abort', () => subscription?.unsubscribe(), {
    once: true,
  });
}
