import {
  type JournalEntry,
  renderSentence,
  type Freshness,
  type ReplicaSetFacts,
  type RolloutFacts,
  type RolloutJournal,
} from '@rollouts-portal/plugin-rollouts-common';
import type { AccessKeys } from './ClusterAccess';
import type { ClusterChange, ClusterFacts } from './ClusterFacts';
import type { FactStore, ObjectKey } from './FactStore';
import { InFlightReplicaSets } from './InFlightReplicaSets';
import type { NamespaceFacts } from './NamespaceFacts';
import type { ObservedChange } from './ObservedObjects';
import { projectNamespace } from './projectNamespace';
import { Reflector, type ReflectorListener } from './Reflector';
import { ReflectorGroup } from './ReflectorGroup';
import type { Timing } from './Timing';
import type { WatchTransport } from './WatchTransport';

/** What the watch has seen of each rollout. */
export interface RolloutJournals {
  /** `before` is absent at first sight. */
  observe(before: RolloutFacts | undefined, after: RolloutFacts): void;
  note(rollout: RolloutFacts, entry: JournalEntry): void;
  forget(rollout: RolloutFacts): void;
  of(rollout: RolloutFacts): RolloutJournal;
}

/** What is kept of objects, and which need more. */
export type ClusterRules = {
  /** Throws when the object is no Rollout. */
  projectRollout(object: unknown): RolloutFacts;
  /** Throws when the object is no ReplicaSet. */
  projectReplicaSet(object: unknown): ReplicaSetFacts;
  isInFlight(rollout: RolloutFacts): boolean;
};

/** Backstage's logger is one. */
export interface ClusterLogger {
  info(message: string): void;
  warn(message: string): void;
}

export type ClusterWatchOptions = {
  name: string;
  environment?: string;
  /** Absent: all. */
  namespaces?: readonly string[];
  transport: WatchTransport;
  keys: AccessKeys;
  rules: ClusterRules;
  journal: RolloutJournals;
  timing: Timing;
  logger: ClusterLogger;
  /** Once, after the watch has ended. */
  onEnd(): void;
  /** Namespaces whose ReplicaSets are watched at a time. */
  inFlightCap?: number;
  inFlightRelease?: number;
};

const ROLLOUTS = '/apis/argoproj.io/v1alpha1';
/** Watches one cluster for as long as it is started, whatever becomes of the cluster meanwhile. */
export class ClusterWatch implements ClusterFacts {
  readonly name: string;
  readonly environment?: string;
  readonly #options: ClusterWatchOptions;
  readonly #rollouts: ReflectorGroup<RolloutFacts>;
  readonly #namespaces: ReflectorGroup<NamespaceFacts>;
  readonly #listeners = new Set<(change: ClusterChange) => void>();
  readonly #keyOfUid = new Map<string, ObjectKey>();
  #toldNamespaces: string | undefined;
  #toldFreshness: string | undefined;
  #replicaSets: InFlightReplicaSets | undefined;

  constructor(options: ClusterWatchOptions) {
    this.#options = options;
    this.name = options.name;
    if (options.environment !== undefined) {
      this.environment = options.environment;
    }
    this.#rollouts = this.#watchRollouts();
    this.#namespaces = this.#watchNamespaces();
  }

  get rollouts(): FactStore<RolloutFacts> {
    return this.#rollouts;
  }

  /** Empty when the portal may not read namespaces; the rollouts do not depend on it. */
  get namespaces(): FactStore<NamespaceFacts> {
    return this.#namespaces;
  }

  replicaSetsOf(rollout: RolloutFacts): readonly ReplicaSetFacts[] | undefined {
    return this.#replicaSets?.of(rollout);
  }

  note(rollout: RolloutFacts, entry: JournalEntry): void {
    this.#options.journal.note(rollout, entry);
    this.#tell({
      what: 'rollout',
      key: `${rollout.namespace}/${rollout.name}`,
    });
  }

  journalOf(rollout: RolloutFacts): RolloutJournal {
    return this.#options.journal.of(rollout);
  }

  freshness(): Freshness {
    return this.#rollouts.freshness();
  }

  /** How current the namespaces are; they may be denied while the rollouts are live. */
  namespacesFreshness(): Freshness {
    return this.#namespaces.freshness();
  }

  subscribe(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Watches until the signal aborts, then resolves; never rejects. Returns at once with that promise. */
  async start(signal: AbortSignal): Promise<void> {
    const { rules, timing, inFlightCap, inFlightRelease } = this.#options;
    const replicaSets = new InFlightReplicaSets(
      {
        isInFlight: rules.isInFlight,
        timing,
        cap: inFlightCap ?? 50,
        releaseAfter: inFlightRelease ?? 60_000,
        openReflector: (namespace, listener) =>
          this.#reflectReplicaSets(namespace, listener),
        onChange: ownerUids => this.#tellRollouts(ownerUids),
      },
      signal,
    );
    this.#replicaSets = replicaSets;
    await Promise.all([
      this.#rollouts.run(signal),
      this.#namespaces.run(signal),
    ]);
    await replicaSets.ended();
    this.#options.onEnd();
  }

  #watchRollouts(): ReflectorGroup<RolloutFacts> {
    const { transport, keys, rules, timing } = this.#options;
    const scopes = this.#options.namespaces ?? [undefined];
    return new ReflectorGroup(
      scopes.map(namespace => ({
        ...(namespace !== undefined && { name: namespace }),
        reflector: new Reflector(
          {
            resource: 'rollouts.argoproj.io',
            path:
              namespace === undefined
                ? `${ROLLOUTS}/rollouts`
                : `${ROLLOUTS}/namespaces/${namespace}/rollouts`,
            project: rules.projectRollout,
          },
          transport,
          keys,
          timing,
          {
            changed: change => this.#takeRollout(change),
            replaced: () => this.#tell({ what: 'replaced' }),
            freshnessChanged: () => this.#freshnessChanged(),
          },
        ),
      })),
    );
  }

  #watchNamespaces(): ReflectorGroup<NamespaceFacts> {
    const { transport, keys, timing } = this.#options;
    const scopes = this.#options.namespaces ?? [undefined];
    return new ReflectorGroup(
      scopes.map(namespace => ({
        ...(namespace !== undefined && { name: namespace }),
        reflector: new Reflector(
          {
            resource: 'namespaces',
            path: '/api/v1/namespaces',
            metadataOnly: true,
            // A role that is limited to named namespaces allows exactly this.
            ...(namespace !== undefined && {
              query: `fieldSelector=${encodeURIComponent(
                `metadata.name=${namespace}`,
              )}`,
            }),
            project: projectNamespace,
          },
          transport,
          keys,
          timing,
          {
            changed: ({ key }) => this.#tell({ what: 'namespace', name: key }),
            replaced: () => this.#tell({ what: 'replaced' }),
            freshnessChanged: () => this.#namespacesFreshnessChanged(),
          },
        ),
      })),
    );
  }

  #reflectReplicaSets(
    namespace: string,
    listener: ReflectorListener<ReplicaSetFacts>,
  ): Reflector<ReplicaSetFacts> {
    const { transport, keys, rules, timing } = this.#options;
    return new Reflector(
      {
        resource: 'replicasets.apps',
        path: `/apis/apps/v1/namespaces/${namespace}/replicasets`,
        // Only those that a Rollout made.
        query: 'labelSelector=rollouts-pod-template-hash',
        project: rules.projectReplicaSet,
      },
      transport,
      keys,
      timing,
      listener,
    );
  }

  #takeRollout({ key, before, after }: ObservedChange<RolloutFacts>): void {
    const { journal } = this.#options;
    if (after) this.#keyOfUid.set(after.uid, key);
    else if (before) this.#keyOfUid.delete(before.uid);
    this.#guard('The journal', () => {
      if (after) journal.observe(before, after);
      else if (before) journal.forget(before);
    });
    this.#guard('The choice of ReplicaSets', () =>
      this.#replicaSets?.observe(before, after),
    );
    this.#tell({ what: 'rollout', key });
  }

  #freshnessChanged(): void {
    const { state, problem } = this.freshness();
    // Of several namespaces each has its say, but the cluster has one freshness.
    const now = JSON.stringify([state, problem]);
    if (now === this.#toldFreshness) return;
    this.#toldFreshness = now;
    const told = `Cluster ${this.name} is ${state}`;
    if (problem) {
      this.#options.logger.warn(`${told}: ${renderSentence(problem)}`);
    } else {
      this.#options.logger.info(told);
    }
    this.#tell({ what: 'freshness' });
  }

  /** Without its namespaces a cluster has no owners by annotation, which the operator must be able to find. */
  #namespacesFreshnessChanged(): void {
    const { problem } = this.namespacesFreshness();
    const told = problem && renderSentence(problem);
    if (told === this.#toldNamespaces) return;
    this.#toldNamespaces = told;
    if (told !== undefined) {
      this.#options.logger.warn(
        `Cluster ${this.name}, its namespaces: ${told}`,
      );
    }
  }

  #tellRollouts(uids: Iterable<string>): void {
    for (const uid of uids) {
      const key = this.#keyOfUid.get(uid);
      if (key !== undefined) this.#tell({ what: 'rollout', key });
    }
  }

  #tell(change: ClusterChange): void {
    for (const listener of [...this.#listeners]) {
      this.#guard('A listener', () => listener(change));
    }
  }

  /** A fault of ours must not pass for one of the cluster, nor end its watch. */
  #guard(who: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.logger.warn(
        `${who} of cluster ${this.name} failed: ${String(error)}`,
      );
    }
  }
}
