import {
  ClusterPlaces,
  destinationCluster,
  formatRolloutId,
  instanceOf,
  namesAnApp,
  relateApplications,
  serverKey,
  type ApplicationFacts,
  type ApplicationSelector,
  type ArgoCdInstance,
  type PlacedApplication,
  type RelatedApplication,
} from '@rollouts-portal/plugin-rollouts-common';

import type {
  Applications,
  ApplicationsChange,
} from '../cluster/ApplicationWatch';
import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ObjectKey } from '../cluster/FactStore';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';

/** One Application, and which cluster of ours it deploys to. */
type Located = {
  facts: ApplicationFacts;
  /** The cluster in which it stands. */
  home: string;
  instance?: ArgoCdInstance;
  /** Undefined: none of ours, or it cannot be told which. */
  target?: string;
};

/** As much of a rollout as its Applications are found by. */
export type DeployedRollout = Pick<
  RolloutSnapshot,
  'id' | 'cluster' | 'kind' | 'facts'
>;

/**
 * The Applications of all Argo CDs that are watched, by what they deploy. What changes of one concerns the rollouts
 * that it lists, and those that were looked up in the namespace it deploys to; no others are told.
 */
export class ApplicationIndex {
  /** By the name of the cluster in which they stand. */
  readonly #watched = new Map<
    string,
    { applications: Applications; stop(): void }
  >();
  readonly #places = new ClusterPlaces();
  readonly #applications = new Map<string, Map<ObjectKey, Located>>();
  readonly #byRollout = new Map<string, Set<Located>>();
  readonly #byNamespace = new Map<string, Set<Located>>();
  /** Rollouts without an Application that lists them, by namespace: another one there may be theirs. */
  readonly #lookedUp = new Map<string, Set<string>>();

  /** @param touched - told of rollouts for which Applications mean something else now, after that can be read */
  constructor(
    private readonly instances: readonly ArgoCdInstance[],
    private readonly touched: (ids: Iterable<string>) => void,
  ) {}

  /** Takes the place of a cluster of the same name. */
  add(cluster: ClusterFacts): void {
    const { name, applications } = cluster;
    this.#forget(name);
    if (applications) {
      this.#watched.set(name, {
        applications,
        stop: applications.subscribe(told =>
          this.#take(name, applications, told),
        ),
      });
      for (const [key, facts] of applications.entries()) {
        this.#tell(this.#put(name, key, facts));
      }
    }
    this.#placeAnew(name, applications?.server);
  }

  remove(name: string): void {
    this.#forget(name);
    this.#places.remove(name);
    this.#tell(this.#locateAnew(({ target }) => target === name));
  }

  /**
   * The surest first.
   *
   * @param selector - what the entity says on whose page it is shown
   */
  of(
    rollout: DeployedRollout,
    selector?: ApplicationSelector,
  ): RelatedApplication[] {
    const { cluster, facts, kind } = rollout;
    const object = { ...kind, ...facts };
    const listing = this.#byRollout.get(rollout.id);
    const namespace = namespaceKey(cluster, facts.namespace);
    if (!listing && (selector || namesAnApp(object))) {
      addTo(this.#lookedUp, namespace, rollout.id);
    }
    const candidates = new Set([
      ...(listing ?? []),
      ...(this.#byNamespace.get(namespace) ?? []),
    ]);
    if (candidates.size === 0) return [];
    return relateApplications(
      object,
      [...candidates].map(located => this.#placed(located)),
      selector,
    );
  }

  #placed({ facts, home, instance }: Located): PlacedApplication {
    const applications = this.#watched.get(home)?.applications;
    return {
      facts,
      cluster: home,
      freshness: applications?.freshness().state ?? 'absent',
      ...(instance && { instance }),
    };
  }

  #take(
    name: string,
    applications: Applications,
    told: ApplicationsChange,
  ): void {
    if (told.what === 'freshness') {
      // Where a kubeconfig leads to is known when the cluster is first reached.
      this.#placeAnew(name, applications.server);
      this.#tell(this.#deployedFrom(name));
      return;
    }
    const { key, before, after } = told.change;
    if (isSame(before, after)) return;
    const ids = new Set(before && this.#drop(name, key));
    if (after) this.#put(name, key, after).forEach(id => ids.add(id));
    this.#tell(ids);
  }

  #tell(ids: ReadonlySet<string>): void {
    if (ids.size > 0) this.touched(ids);
  }

  #placeAnew(name: string, server: string | undefined): void {
    if (!this.#places.set(name, server)) return;
    const key = server === undefined ? undefined : serverKey(server);
    const ids = this.#locateAnew(
      ({ target, facts: { destination } }) =>
        target === name ||
        destination.name === name ||
        (key !== undefined &&
          destination.server !== undefined &&
          serverKey(destination.server) === key),
    );
    this.#tell(ids);
  }

  /** Finds out anew where these deploy to; returns the ids of the rollouts concerned. */
  #locateAnew(isConcerned: (located: Located) => boolean): Set<string> {
    const ids = new Set<string>();
    for (const [home, applications] of this.#applications) {
      for (const [key, located] of [...applications]) {
        if (isConcerned(located)) {
          this.#drop(home, key).forEach(id => ids.add(id));
          this.#put(home, key, located.facts).forEach(id => ids.add(id));
        }
      }
    }
    return ids;
  }

  #forget(name: string): void {
    this.#watched.get(name)?.stop();
    this.#watched.delete(name);
    const ids = new Set<string>();
    for (const key of [...(this.#applications.get(name)?.keys() ?? [])]) {
      this.#drop(name, key).forEach(id => ids.add(id));
    }
    this.#tell(ids);
  }

  #put(home: string, key: ObjectKey, facts: ApplicationFacts): Set<string> {
    const instance = instanceOf(facts, home, this.instances);
    const target = destinationCluster(facts, home, this.#places, instance);
    const located: Located = {
      facts,
      home,
      ...(instance && { instance }),
      ...(target !== undefined && { target }),
    };
    const applications = this.#applications.get(home) ?? new Map();
    this.#applications.set(home, applications.set(key, located));
    for (const id of listedBy(located)) addTo(this.#byRollout, id, located);
    const namespace = namespaceOf(located);
    if (namespace) addTo(this.#byNamespace, namespace, located);
    return this.#concerned(located);
  }

  #drop(home: string, key: ObjectKey): Set<string> {
    const located = this.#applications.get(home)?.get(key);
    if (!located) return new Set();
    this.#applications.get(home)?.delete(key);
    for (const id of listedBy(located))
      removeFrom(this.#byRollout, id, located);
    const namespace = namespaceOf(located);
    if (namespace) removeFrom(this.#byNamespace, namespace, located);
    return this.#concerned(located);
  }

  #concerned(located: Located): Set<string> {
    const ids = new Set(listedBy(located));
    const namespace = namespaceOf(located);
    const lookedUp = namespace && this.#lookedUp.get(namespace);
    if (namespace && lookedUp) {
      lookedUp.forEach(id => ids.add(id));
      // Whoever is still there is looked up again by those who are told.
      this.#lookedUp.delete(namespace);
    }
    return ids;
  }

  #deployedFrom(home: string): Set<string> {
    const ids = new Set<string>();
    for (const located of this.#applications.get(home)?.values() ?? []) {
      this.#concerned(located).forEach(id => ids.add(id));
    }
    return ids;
  }
}

/** Argo CD writes each of them every few minutes, mostly to say that it has looked. */
function isSame(
  before: ApplicationFacts | undefined,
  after: ApplicationFacts | undefined,
): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function listedBy({ facts, target }: Located): string[] {
  if (target === undefined) return [];
  return facts.resources.map(({ group, kind, namespace, name }) =>
    formatRolloutId({ cluster: target, group, kind, namespace, name }),
  );
}

function namespaceOf({ facts, target }: Located): string | undefined {
  const { namespace } = facts.destination;
  return target === undefined || namespace === undefined
    ? undefined
    : namespaceKey(target, namespace);
}

function namespaceKey(cluster: string, namespace: string): string {
  return `${cluster}\n${namespace}`;
}

function addTo<T>(index: Map<string, Set<T>>, key: string, value: T): void {
  const values = index.get(key) ?? new Set();
  index.set(key, values.add(value));
}

function removeFrom<T>(
  index: Map<string, Set<T>>,
  key: string,
  value: T,
): void {
  const values = index.get(key);
  values?.delete(value);
  if (values?.size === 0) index.delete(key);
}
