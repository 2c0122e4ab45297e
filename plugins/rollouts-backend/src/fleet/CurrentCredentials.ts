import type {
  ClusterCredentialProvider,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import type { ClusterLogger } from '../cluster/ClusterLogger';
import { loggedCredential } from '../cluster/loggedCredential';

type Provided = Pick<InventoryCluster, 'reader' | 'actor'>;

/** The credentials of a listed cluster, replaced at each list while connections go on. */
export class CurrentCredentials {
  #current: Provided = {};
  readonly #reader: ClusterCredentialProvider;
  readonly #actor: ClusterCredentialProvider;

  constructor(cluster: string, logger: ClusterLogger) {
    this.#reader = loggedCredential(
      () => ask(this.#current.reader),
      cluster,
      logger,
    );
    this.#actor = loggedCredential(
      () => ask(this.#current.actor),
      cluster,
      logger,
    );
  }

  /** The cluster as it is listed now, with providers that stay the same. */
  of(cluster: InventoryCluster): InventoryCluster {
    const { reader, actor } = cluster;
    this.#current = { reader, actor };
    return {
      ...cluster,
      ...(reader && { reader: this.#reader }),
      ...(actor && { actor: this.#actor }),
    };
  }
}

async function ask(provide: ClusterCredentialProvider | undefined) {
  if (!provide) throw new Error('there are none any more');
  return provide();
}
