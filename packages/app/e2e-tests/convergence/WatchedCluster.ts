import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';

import { RESOURCES } from './clusterRows.ts';
import { Rollouts } from './Rollouts.ts';
import { WatcherToken } from './WatcherToken.ts';
import { Wire } from './Wire.ts';

/** A real cluster as the portal reaches it: over a wire, with a token of its own. */
export class WatchedCluster {
  readonly cluster: Cluster;
  readonly wire: Wire;
  readonly token: WatcherToken;
  readonly rollouts: Rollouts;
  /** What it serves of what the portal shows. */
  readonly resources: readonly string[];

  private constructor(parts: {
    cluster: Cluster;
    wire: Wire;
    token: WatcherToken;
    resources: readonly string[];
  }) {
    this.cluster = parts.cluster;
    this.wire = parts.wire;
    this.token = parts.token;
    this.resources = parts.resources;
    this.rollouts = new Rollouts(parts.cluster);
  }

  static async open(
    cluster: Cluster,
    tokenFile: string,
  ): Promise<WatchedCluster> {
    const token = new WatcherToken(cluster, tokenFile);
    await token.issue();
    const { status } = await cluster.request('GET', '/apis/flagger.app');
    const { canaries, ...others } = RESOURCES;
    return new WatchedCluster({
      cluster,
      token,
      wire: await Wire.to(Number(new URL(cluster.server).port)),
      resources: [
        ...Object.values(others),
        ...(status === 200 ? [canaries] : []),
      ],
    });
  }

  get name(): string {
    return this.cluster.name;
  }

  /** As the operator writes it down. */
  get config() {
    return {
      name: this.name,
      url: this.wire.url,
      caFile: this.cluster.caFile,
      tokenFile: this.token.file,
    };
  }

  async close(): Promise<void> {
    await this.rollouts.removeAll().catch(() => {});
    await this.wire.close();
  }
}
