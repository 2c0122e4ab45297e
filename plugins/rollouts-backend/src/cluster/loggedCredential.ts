import type { ClusterCredentialProvider } from '@rollouts-portal/plugin-rollouts-node';

import type { ClusterLogger } from './ClusterLogger';

/** Tells the operator why credentials cannot be had, once per reason: the page only says that they cannot. */
export function loggedCredential(
  provide: ClusterCredentialProvider,
  cluster: string,
  logger: ClusterLogger,
): ClusterCredentialProvider {
  let told: string | undefined;
  return async () => {
    try {
      const credential = await provide();
      told = undefined;
      return credential;
    } catch (error) {
      const reason = String(error);
      if (reason !== told) {
        logger.warn(
          `The credentials of cluster ${cluster} could not be obtained: ${reason}`,
          { cluster },
        );
      }
      told = reason;
      throw error;
    }
  };
}
