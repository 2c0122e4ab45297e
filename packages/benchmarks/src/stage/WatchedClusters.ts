import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import type { ServedCluster } from './clusterMessages';
import {
  openCluster,
  type ClusterFacts,
  type CredentialConfig,
  type OpenCluster,
  type SyncTurns,
} from './insides';

const SILENT = { info: () => {}, warn: () => {} };

/** A cluster as the portal is told of it, with the token that its server takes when no other credentials are. */
export type ToldCluster = ServedCluster & { reader?: CredentialConfig };

const TOKEN: CredentialConfig = { type: 'token', token: 'admin' };

/** Clusters as the portal watches them, from the first request to the end. */
export class WatchedClusters {
  readonly #stopping = new AbortController();
  readonly #opened: readonly OpenCluster[];
  #ended: Promise<unknown> = Promise.resolve();

  /** @param turns - shared by all of them; left out: no list waits for another */
  constructor(clusters: readonly ToldCluster[], turns?: SyncTurns) {
    this.#opened = clusters.map(
      ({ name, server, caPem, reader = TOKEN }, index) =>
        openCluster(
          {
            key: `rollouts.clusters[${index}]`,
            name,
            address: {
              type: 'url',
              url: server,
              ca: caPem,
              skipTLSVerify: false,
            },
            reader,
          },
          {
            entityRefAnnotation: ENTITY_REF_ANNOTATION,
            providers: { flagger: true, workloads: { kinds: [] } },
            ...(turns && { turns }),
          },
          SILENT,
        ),
    );
  }

  get facts(): readonly ClusterFacts[] {
    return this.#opened.map(({ facts }) => facts);
  }

  /** Resolves when so many are live, the first of them; all when left out. */
  async start(wanted = this.#opened.length): Promise<void> {
    const live = this.#opened
      .slice(0, wanted)
      .map(({ facts }) => untilLive(facts));
    this.#ended = Promise.all(
      this.#opened.map(({ facts }) => facts.start(this.#stopping.signal)),
    );
    await Promise.all(live);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }
}

function untilLive(facts: ClusterFacts): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (facts.freshness().state !== 'live') return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = facts.subscribe(({ what }) => {
      if (what === 'freshness') look();
    });
    look();
  });
}
