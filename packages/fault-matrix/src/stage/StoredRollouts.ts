import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';

import { rolloutOf } from './rolloutOf';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';

/** The Rollouts of a simulated cluster, and how often they are asked for. */
export class StoredRollouts {
  lists = 0;
  watches = 0;
  /** Versions that watches went on from. */
  readonly from: string[] = [];

  constructor(private readonly cluster: SimulatedCluster) {
    cluster.faults.delay(0, {
      matching: ({ path, query }) => {
        if (path !== ROLLOUTS) return false;
        if (!query.has('watch')) this.lists += 1;
        else {
          this.watches += 1;
          this.from.push(query.get('resourceVersion') ?? '');
        }
        return false;
      },
    });
  }

  create(...names: readonly string[]): void {
    for (const name of names) {
      const { kind, spec } = rolloutOf(name);
      const { group, version } = this.#resource();
      this.cluster.store.create({
        apiVersion: `${group}/${version}`,
        kind,
        metadata: { namespace: 'default', name },
        spec,
      });
    }
  }

  createMany(count: number): void {
    for (let n = 0; n < count; n += 1) this.create(`many-${n}`);
  }

  changeImage(name: string, image: string): void {
    const { spec } = rolloutOf(name, { image });
    this.cluster.store.update(this.#reference(name), 'main', current => ({
      ...current,
      spec,
    }));
  }

  /** How many pods it wants. */
  resize(name: string, replicas: number): void {
    this.cluster.store.update(this.#reference(name), 'main', current => ({
      ...current,
      spec: { ...rolloutOf(name).spec, replicas },
    }));
  }

  remove(name: string): void {
    this.cluster.store.delete(this.#reference(name));
  }

  /** Keys as the portal has them, sorted. */
  keys(): string[] {
    return this.cluster.store
      .list(this.#resource())
      .map(({ metadata }) => `default/${metadata.name}`)
      .sort();
  }

  #reference(name: string) {
    return { resource: this.#resource(), namespace: 'default', name };
  }

  #resource() {
    const resource = this.cluster.store.resource('rollouts');
    if (!resource) throw new Error('no rollouts are served');
    return resource;
  }
}
