import {
  renderSentence,
  type Freshness,
  type JournalEntry,
  type WatchStatus,
  type WorkloadKind,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  ApplicationWatch,
  type ApplicationWatchOptions,
} from './ApplicationWatch';
import { ArgoRolloutsWatch, type RolloutJournals } from './ArgoRolloutsWatch';
import type { ClusterChange, ClusterFacts } from './ClusterFacts';
import type { ClusterLogger } from './ClusterLogger';
import { combinedFreshness, type FreshnessOf } from './combinedFreshness';
import type { FactStore, ObjectKey } from './FactStore';
import { GrantedNamespaces } from './GrantedNamespaces';
import { FlaggerWatch } from './FlaggerWatch';
import { ManagedWorkloads } from './ManagedWorkloads';
import type { NamespaceFacts } from './NamespaceFacts';
import { OpenLimits } from './OpenLimits';
import { projectNamespace } from './projectNamespace';
import { reflectEverywhere } from './reflectEverywhere';
import type { ReflectorGroup } from './ReflectorGroup';
import type { KindName, RolloutKind } from './RolloutKind';
import { ServedVersions } from './ServedVersions';
import type { WatchContext } from './WatchContext';
import { WorkloadWatch } from './WorkloadWatch';

/** What counts as a rollout beside Argo's own. */
export type FurtherKinds = {
  flagger: boolean;
  /** Native workloads of these kinds that carry these labels. */
  workloads: { kinds: readonly WorkloadKind[]; labelSelector?: string };
};

export type ClusterWatchOptions = {
  name: string;
  environment?: string;
  context: WatchContext;
  /** The operator's own key for the owning entity. */
  entityRefAnnotation: string;
  further: FurtherKinds;
  /** Absent: no Applications of Argo CD are looked for. */
  argoCd?: Pick<ApplicationWatchOptions, 'homes' | 'server'>;
  journal: RolloutJournals;
  logger: ClusterLogger;
  /** Once, after the watch has ended. */
  onEnd(): void;
  /** Namespaces that are watched more closely at a time, for each kind of rollout. */
  inFlightCap?: number;
  inFlightRelease?: number;
  /** What may be watched because somebody looks. */
  openLimits?: OpenLimits;
};

const IN_FLIGHT_CAP = 50;
const IN_FLIGHT_RELEASE_MS = 60_000;

/** Watches one cluster for as long as it is started, whatever becomes of the cluster meanwhile. */
export class ClusterWatch implements ClusterFacts {
  readonly name: string;
  readonly environment?: string;
  readonly kinds: readonly (RolloutKind & {
    run(signal: AbortSignal): Promise<void>;
    status(): WatchStatus;
  })[];
  readonly #options: ClusterWatchOptions;
  readonly argoRollouts: ArgoRolloutsWatch;
  readonly applications?: ApplicationWatch;
  readonly #namespaces: ReflectorGroup<NamespaceFacts>;
  readonly #granted: GrantedNamespaces | undefined;
  readonly #listeners = new Set<(change: ClusterChange) => void>();
  #toldNamespaces: string | undefined;
  #toldFreshness: string | undefined;

  constructor(options: ClusterWatchOptions) {
    this.#options = options;
    this.name = options.name;
    if (options.environment !== undefined) {
      this.environment = options.environment;
    }
    this.#namespaces = this.#watchNamespaces();
    this.#granted = this.#rights();
    const managed = new ManagedWorkloads(({ kind, namespace, name }) =>
      this.#tell({
        what: 'rollout',
        kind: { group: 'apps', kind },
        key: `${namespace}/${name}`,
      }),
    );
    const { entityRefAnnotation, further, journal } = options;
    const { requester } = options.context;
    const context = {
      ...options.context,
      ...(requester && {
        versions:
          options.context.versions ??
          new ServedVersions(
            requester,
            options.context.transport,
            options.context.timing,
          ),
      }),
      ...(this.#granted && { granted: this.#granted }),
    };
    if (options.argoCd) {
      this.applications = new ApplicationWatch({
        ...options.argoCd,
        cluster: options.name,
        context,
        logger: options.logger,
        guard: (who, work) => this.#guard(who, work),
      });
    }
    const shared = {
      context,
      managed,
      entityRefAnnotation,
      cap: options.inFlightCap ?? IN_FLIGHT_CAP,
      releaseAfter: options.inFlightRelease ?? IN_FLIGHT_RELEASE_MS,
      cluster: options.name,
      openLimits: options.openLimits ?? new OpenLimits(),
      replaced: () => this.#tell({ what: 'listed' }),
      freshnessChanged: () => this.#freshnessChanged(),
    };
    this.argoRollouts = new ArgoRolloutsWatch({
      ...shared,
      journal,
      guard: (who, work) => this.#guard(who, work),
      changed: key => this.#changed(this.argoRollouts.name, key),
    });
    const { kinds, labelSelector } = further.workloads;
    this.kinds = [
      this.argoRollouts,
      ...(further.flagger
        ? [
            new FlaggerWatch({
              ...shared,
              changed: key =>
                this.#changed({ group: 'flagger.app', kind: 'Canary' }, key),
            }),
          ]
        : []),
      ...kinds.map(
        kind =>
          new WorkloadWatch({
            ...shared,
            kind,
            ...(labelSelector !== undefined && { labelSelector }),
            changed: key => this.#changed({ group: 'apps', kind }, key),
          }),
      ),
    ];
  }

  /** Empty when the portal may not read namespaces; the rollouts do not depend on it. */
  get namespaces(): FactStore<NamespaceFacts> {
    return this.#namespaces;
  }

  note(kind: KindName, key: ObjectKey, entry: JournalEntry): void {
    if (kind.group !== this.argoRollouts.name.group) return;
    const { clockAhead = 0 } = this.#options.context.transport;
    // What the portal did, among what the cluster says by its own clock.
    const at = new Date(Date.parse(entry.at) + clockAhead * 1_000);
    this.argoRollouts.note(key, { ...entry, at: at.toISOString() });
  }

  /** A cluster without one of the controllers lacks nothing, as long as it has another. */
  freshness(): Freshness {
    const parts = this.kinds.map(
      (kind): FreshnessOf => ({
        name: kind.name.kind,
        freshness: kind.freshness(),
      }),
    );
    const [first, ...others] = parts.filter(
      ({ freshness }) => freshness.state !== 'absent',
    );
    return first
      ? combinedFreshness([first, ...others], 'cluster-partial-kinds')
      : this.argoRollouts.freshness();
  }

  watches(): WatchStatus[] {
    return [
      ...this.kinds.map(kind => kind.status()),
      { group: '', kind: 'Namespace', ...this.#namespaces.status() },
      ...(this.applications ? [this.applications.status()] : []),
    ];
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
    await Promise.all([
      ...this.kinds.map(kind => kind.run(signal)),
      this.#namespaces.run(signal),
      this.applications?.run(signal),
    ]);
    this.#options.onEnd();
  }

  #watchNamespaces(): ReflectorGroup<NamespaceFacts> {
    return reflectEverywhere(
      this.#options.context,
      {
        apiVersion: 'v1',
        plural: 'namespaces',
        metadataOnly: true,
        isNamespace: true,
        project: projectNamespace,
      },
      {
        changed: ({ key, before, after }) => {
          if (!before || !after) this.#granted?.namespacesChanged();
          this.#tell({ what: 'namespace', name: key });
        },
        replaced: () => this.#tell({ what: 'listed' }),
        freshnessChanged: () => {
          this.#namespacesFreshnessChanged();
          // They may be the last of all to be known, and some wait for just that.
          this.#tell({ what: 'freshness' });
        },
      },
    );
  }

  #rights(): GrantedNamespaces | undefined {
    const { requester, timing } = this.#options.context;
    return (
      requester &&
      new GrantedNamespaces({
        requester,
        timing,
        known: () => this.#namespaces.keys(),
      })
    );
  }

  #freshnessChanged(): void {
    const { state, problem, clockAhead } = this.freshness();
    // Of several namespaces and kinds each has its say, but the cluster has one freshness.
    const now = JSON.stringify([state, problem, clockAhead]);
    if (now === this.#toldFreshness) return;
    this.#toldFreshness = now;
    const told = `Cluster ${this.name} is ${state}${clockText(clockAhead)}`;
    const about = { cluster: this.name, state };
    if (problem) {
      this.#options.logger.warn(`${told}: ${renderSentence(problem)}`, {
        ...about,
        code: problem.code,
      });
    } else {
      this.#options.logger.info(told, about);
    }
    this.#tell({ what: 'freshness' });
  }

  /** Without its namespaces a cluster has no owners by annotation, which the operator must be able to find. */
  #namespacesFreshnessChanged(): void {
    const { problem } = this.namespacesFreshness();
    const told = problem && renderSentence(problem);
    if (told === this.#toldNamespaces) return;
    this.#toldNamespaces = told;
    if (problem) {
      this.#options.logger.warn(
        `Cluster ${this.name}, its namespaces: ${told}`,
        { cluster: this.name, kind: 'Namespace', code: problem.code },
      );
    }
  }

  #changed(kind: KindName, key: ObjectKey): void {
    this.#tell({ what: 'rollout', kind, key });
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
        { cluster: this.name },
      );
    }
  }
}

function clockText(ahead: number | undefined): string {
  if (ahead === undefined) return '';
  const by = `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'}`;
  return `, its clock ${by} the portal's`;
}
