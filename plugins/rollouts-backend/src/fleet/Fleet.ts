import { isDeepStrictEqual } from 'node:util';

import type {
  ApplicationSelector,
  ArgoCdInstance,
  ClusterStatus,
  JournalEntry,
  RelatedApplication,
  RolloutFacts,
  Sentence,
  WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';
import {
  formatRolloutId,
  parseRolloutId,
  sentence,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterChange, ClusterFacts } from '../cluster/ClusterFacts';
import { ApplicationIndex, type DeployedRollout } from './ApplicationIndex';
import type { RolloutMatcher } from './entityMatcher';
import { placeRollout } from '../snapshots/placeRollout';
import type {
  PlacedRollout,
  RolloutSnapshot,
} from '../snapshots/RolloutSnapshot';
import { takeSnapshot } from '../snapshots/takeSnapshot';
import { twinsOf } from './twinsOf';

/** What is told of a cluster beside how it is doing. */
export type ClusterDescription = {
  labels?: Readonly<Record<string, string>>;
  /** What the operator should know although it works. */
  notices: readonly Sentence[];
};

export type FleetChange =
  | { what: 'rollout'; id: string }
  /** Any row of this cluster may have changed. */
  | { what: 'cluster'; cluster: string }
  /** Any row of this namespace may have changed, such as who owns it. */
  | { what: 'namespace'; cluster: string; namespace: string }
  /** How current the cluster's rows are has changed; the rows themselves have not. */
  | { what: 'freshness'; cluster: string };

/**
 * All rollouts of all clusters, as last seen, without any question of who may see them.
 *
 * Reading never causes a request to a cluster, and no cluster's state holds up another's.
 */
export class Fleet {
  readonly #clusters = new Map<string, ClusterFacts>();
  readonly #descriptions = new Map<string, ClusterDescription>();
  readonly #subscriptions = new Set<Subscription>();

  readonly #applications: ApplicationIndex;

  /** @param argoCds - what is configured of them; Applications are found without, too */
  constructor(
    clusters: readonly ClusterFacts[],
    argoCds: readonly ArgoCdInstance[] = [],
  ) {
    this.#applications = new ApplicationIndex(argoCds, ids => this.tell(ids));
    clusters.forEach(cluster => this.add(cluster));
  }

  /** Takes the place of a cluster of the same name. */
  add(cluster: ClusterFacts): void {
    const { name } = cluster;
    this.#clusters.set(name, cluster);
    // Before whoever listens: what they are told can be read then.
    this.#applications.add(cluster);
    for (const subscription of [...this.#subscriptions]) {
      follow(cluster, subscription);
      subscription.listener({ what: 'cluster', cluster: name });
    }
  }

  /** Forgets the cluster and all its rollouts; whoever watches it has to stop that. */
  remove(name: string): void {
    if (!this.#clusters.delete(name)) return;
    this.#descriptions.delete(name);
    this.#applications.remove(name);
    for (const { listener, stops } of [...this.#subscriptions]) {
      stops.get(name)?.();
      stops.delete(name);
      listener({ what: 'cluster', cluster: name });
    }
  }

  /** What is told of a cluster beside how it is doing; without effect on its rollouts. */
  describe(name: string, description: ClusterDescription): void {
    if (isDeepStrictEqual(this.#descriptions.get(name), description)) return;
    this.#descriptions.set(name, description);
    for (const { listener } of [...this.#subscriptions]) {
      listener({ what: 'freshness', cluster: name });
    }
  }

  clusters(): ClusterStatus[] {
    const twins = twinsOf(this.#clusters.values());
    return [...this.#clusters.values()].map(cluster => {
      const { labels, notices: described = [] } =
        this.#descriptions.get(cluster.name) ?? {};
      const twin = twins.get(cluster.name);
      const notices =
        twin === undefined
          ? described
          : [...described, sentence('cluster-twin', { cluster: twin })];
      return {
        name: cluster.name,
        environment: cluster.environment,
        ...(labels && { labels }),
        freshness: cluster.freshness(),
        ...(notices.length > 0 && { notices: [...notices] }),
      };
    });
  }

  /** Another cluster, where one is told of only to those who know of that. */
  hubOf(name: string): string | undefined {
    return this.#clusters.get(name)?.hub;
  }

  /** By how many milliseconds the clock of a cluster is ahead of the portal's, negative where it is behind. */
  clockAhead(name: string): number {
    const { clockAhead = 0 } = this.#clusters.get(name)?.freshness() ?? {};
    return clockAhead * 1_000;
  }

  /** How watching each kind of a cluster goes; undefined where nothing is watched. */
  watches(name: string): WatchStatus[] | undefined {
    return this.#clusters.get(name)?.watches?.();
  }

  /** Of all rollouts of a cluster as they come; those that come meanwhile may be among them. */
  *ids(name: string): Iterable<string> {
    const cluster = this.#clusters.get(name);
    for (const kind of cluster?.kinds ?? []) {
      for (const [, facts] of kind.entries()) {
        yield formatRolloutId({
          cluster: name,
          ...kind.name,
          namespace: facts.namespace,
          name: facts.name,
        });
      }
    }
  }

  /** @throws InputError when the text is no rollout id. */
  get(id: string): RolloutSnapshot | undefined {
    const { cluster, kind, key } = this.#placeOf(id);
    return cluster && kind && takeSnapshot(cluster, kind, key);
  }

  /**
   * The same without how current it is, which takes longer to find out than the rest.
   *
   * @param id - as the fleet itself tells it: it is taken over as it is
   * @throws InputError when the text is no rollout id.
   */
  placed(id: string): PlacedRollout | undefined {
    const { cluster, kind, key } = this.#placeOf(id);
    return cluster && kind && placeRollout(cluster, kind, key, id);
  }

  /**
   * The Applications of Argo CD that have to do with a rollout, the surest first.
   *
   * @param selector - what the entity says on whose page it is shown
   */
  applicationsOf(
    rollout: DeployedRollout,
    selector?: ApplicationSelector,
  ): RelatedApplication[] {
    return this.#applications.of(rollout, selector);
  }

  /** Of a Rollout of Argo Rollouts; undefined for any other. */
  facts(id: string): RolloutFacts | undefined {
    const rollout = this.get(id);
    return rollout?.provider === 'argo-rollouts' ? rollout.facts : undefined;
  }

  /** Adds to a rollout's journal; without effect when there is no such rollout. */
  note(id: string, entry: JournalEntry): void {
    const { cluster, kind, key } = this.#placeOf(id);
    if (kind) cluster?.note(kind.name, key, entry);
  }

  /**
   * Watches a rollout more closely for as long as somebody looks at it. Returns how to stop.
   *
   * @param viewer - entity reference of who looks
   */
  open(id: string, viewer: string): () => void {
    const { kind, key } = this.#placeOf(id);
    return kind?.open?.(key, viewer) ?? (() => {});
  }

  /** Calls back when this rollout may have changed, after it can be read. Returns how to stop. */
  watch(id: string, listener: () => void): () => void {
    const { cluster, namespace } = parseRolloutId(id);
    return this.subscribe(change => {
      if (
        (change.what === 'rollout' && change.id === id) ||
        (change.what === 'cluster' && change.cluster === cluster) ||
        (change.what === 'namespace' &&
          change.cluster === cluster &&
          change.namespace === namespace)
      ) {
        listener();
      }
    });
  }

  /** In no particular order. Asks about every rollout there is, so the question must be cheap. */
  select(matches: RolloutMatcher): RolloutSnapshot[] {
    const selected: RolloutSnapshot[] = [];
    for (const cluster of this.#clusters.values()) {
      for (const kind of cluster.kinds) {
        for (const [key, facts] of kind.entries()) {
          const snapshot = matches({
            cluster: cluster.name,
            kind: kind.name,
            facts,
          })
            ? takeSnapshot(cluster, kind, key)
            : undefined;
          if (snapshot) {
            selected.push(snapshot);
          }
        }
      }
    }
    return selected;
  }

  /** Listeners are told after the change can be read. Returns how to stop listening. */
  subscribe(listener: (change: FleetChange) => void): () => void {
    const subscription: Subscription = { listener, stops: new Map() };
    this.#subscriptions.add(subscription);
    for (const cluster of this.#clusters.values()) {
      follow(cluster, subscription);
    }
    return () => {
      this.#subscriptions.delete(subscription);
      subscription.stops.forEach(stop => stop());
    };
  }

  /** Tells of rollouts that have become others without a word from their own clusters. */
  tell(ids: Iterable<string>): void {
    for (const id of ids) {
      for (const { listener } of [...this.#subscriptions]) {
        listener({ what: 'rollout', id });
      }
    }
  }

  #placeOf(id: string) {
    const {
      cluster: clusterName,
      namespace,
      name,
      ...wanted
    } = parseRolloutId(id);
    const cluster = this.#clusters.get(clusterName);
    const kind = cluster?.kinds.find(
      known =>
        known.name.group === wanted.group && known.name.kind === wanted.kind,
    );
    return { cluster, kind, key: `${namespace}/${name}` };
  }
}

type Subscription = {
  listener: (change: FleetChange) => void;
  /** By the name of the cluster. */
  stops: Map<string, () => void>;
};

/** In place of the cluster that had this name before. */
function follow(cluster: ClusterFacts, { listener, stops }: Subscription) {
  stops.get(cluster.name)?.();
  stops.set(
    cluster.name,
    cluster.subscribe(change => listener(fleetChange(cluster, change))),
  );
}

function fleetChange(
  cluster: ClusterFacts,
  change: ClusterChange,
): FleetChange {
  if (change.what === 'rollout') {
    const [namespace = '', name = ''] = change.key.split('/');
    return {
      what: 'rollout',
      id: formatRolloutId({
        cluster: cluster.name,
        ...change.kind,
        namespace,
        name,
      }),
    };
  }
  switch (change.what) {
    case 'namespace':
      return {
        what: 'namespace',
        cluster: cluster.name,
        namespace: change.name,
      };
    // The rows that a list has changed were told before; it is how current all are that has changed.
    case 'listed':
    case 'freshness':
      return { what: 'freshness', cluster: cluster.name };
    default:
      return { what: 'cluster', cluster: cluster.name };
  }
}
