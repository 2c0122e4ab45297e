import {
  startSimulatedCluster,
  type Faults,
  type KubernetesObject,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';

import type { ClusterWatch, FurtherKinds } from '../ClusterWatch';
import type { OpenClusterSettings } from '../openCluster';
import { openSimulated } from './openSimulated';

/** A simulated cluster without controllers, watched by the portal over real HTTP/2. */
export class WatchedSimulation {
  #stop: () => Promise<void> = async () => {};

  private constructor(private readonly simulated: SimulatedCluster) {}

  static async start(): Promise<WatchedSimulation> {
    return new WatchedSimulation(
      await startSimulatedCluster({ name: 'europe' }),
    );
  }

  get faults(): Faults {
    return this.simulated.faults;
  }

  /** Puts an object with its status into the namespace `default`; returns its uid. */
  put({ status, ...object }: KubernetesObject): string {
    const { store } = this.simulated;
    const { metadata } = store.create({
      ...object,
      metadata: { namespace: 'default', ...object.metadata },
    });
    const [group = ''] = object.apiVersion.includes('/')
      ? object.apiVersion.split('/')
      : [];
    const resource = store.resources.find(
      known => known.kind === object.kind && known.group === group,
    );
    if (status !== undefined && resource) {
      store.update(
        { resource, namespace: 'default', name: metadata.name },
        'status',
        current => ({ ...current, status }),
      );
    }
    return metadata.uid;
  }

  /** Resolves as soon as `holds`, looked at after each change. */
  async watch(
    providers: FurtherKinds,
    holds: (facts: ClusterWatch) => boolean,
    settings: Pick<OpenClusterSettings, 'argoCd' | 'openLimits'> = {},
  ): Promise<ClusterWatch> {
    const { facts } = openSimulated(this.simulated, {
      providers,
      ...settings,
    });
    const stopping = new AbortController();
    const reached = until(facts, holds);
    const running = facts.start(stopping.signal);
    this.#stop = async () => {
      stopping.abort();
      await running;
    };
    await reached;
    return facts;
  }

  stopWatching(): Promise<void> {
    return this.#stop();
  }

  async stop(): Promise<void> {
    await this.stopWatching();
    await this.simulated.stop();
  }
}

/** Resolves as soon as `holds`, looked at after each change. */
export function until(
  facts: ClusterWatch,
  holds: (facts: ClusterWatch) => boolean,
): Promise<void> {
  return new Promise(resolve => {
    const unsubscribe = facts.subscribe(() => {
      if (!holds(facts)) return;
      unsubscribe();
      resolve();
    });
  });
}
