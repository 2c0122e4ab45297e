import {
  projectApplication,
  renderSentence,
  type ApplicationFacts,
  type Freshness,
  type WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterLogger } from './ClusterLogger';
import type { FactStore, ObjectKey } from './FactStore';
import type { ObservedChange } from './ObservedObjects';
import { reflectEverywhere } from './reflectEverywhere';
import type { ReflectorGroup } from './ReflectorGroup';
import type { WatchContext } from './WatchContext';

export type ApplicationsChange =
  | { what: 'application'; change: ObservedChange<ApplicationFacts> }
  /** How current they are, or where the cluster is. */
  | { what: 'freshness' };

/** The Applications of Argo CD that stand in one cluster, wherever they deploy to. */
export interface Applications extends FactStore<ApplicationFacts> {
  /** URL of the cluster's API server, as soon as it is known: by it other Argo CDs name this cluster. */
  readonly server?: string;
  freshness(): Freshness;
  /** Listeners are told after the change can be read. Returns how to stop. */
  subscribe(listener: (change: ApplicationsChange) => void): () => void;
}

export type ApplicationWatchOptions = {
  /** Name of the cluster. */
  cluster: string;
  context: WatchContext;
  /** Where Argo CD keeps its own Applications; watched also where only some namespaces are. */
  homes: readonly string[];
  server(): string | undefined;
  logger: Pick<ClusterLogger, 'warn'>;
  /** Runs work whose failure must neither pass for one of the cluster nor end its watch. */
  guard(who: string, work: () => void): void;
};

/**
 * Watches the Applications of one cluster. A cluster without Argo CD has none, and may have some later; where they may
 * not be read, nothing else of the cluster suffers.
 */
export class ApplicationWatch implements Applications {
  readonly #options: ApplicationWatchOptions;
  readonly #applications: ReflectorGroup<ApplicationFacts>;
  readonly #listeners = new Set<(change: ApplicationsChange) => void>();
  #toldProblem: string | undefined;

  constructor(options: ApplicationWatchOptions) {
    const { context, homes } = options;
    this.#options = options;
    this.#applications = reflectEverywhere(
      {
        ...context,
        ...(context.namespaces && {
          namespaces: [...new Set([...context.namespaces, ...homes])],
        }),
      },
      {
        apiVersion: 'argoproj.io/v1alpha1',
        plural: 'applications',
        project: projectApplication,
      },
      {
        changed: change => this.#tell({ what: 'application', change }),
        // What a list changes is told one by one.
        replaced: () => {},
        freshnessChanged: () => this.#freshnessChanged(),
      },
    );
  }

  get server(): string | undefined {
    return this.#options.server();
  }

  get(key: ObjectKey): ApplicationFacts | undefined {
    return this.#applications.get(key);
  }

  entries(): IterableIterator<[ObjectKey, ApplicationFacts]> {
    return this.#applications.entries();
  }

  get size(): number {
    return this.#applications.size;
  }

  freshness(): Freshness {
    return this.#applications.freshness();
  }

  subscribe(listener: (change: ApplicationsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  status(): WatchStatus {
    return {
      group: 'argoproj.io',
      kind: 'Application',
      ...this.#applications.status(),
    };
  }

  /** Resolves when the signal has aborted. */
  run(signal: AbortSignal): Promise<void> {
    return this.#applications.run(signal);
  }

  #freshnessChanged(): void {
    const { cluster, logger } = this.#options;
    const { state, problem } = this.freshness();
    const isLacking = state === 'denied' || state === 'partial';
    const told = isLacking && problem ? renderSentence(problem) : undefined;
    if (problem && told !== undefined && told !== this.#toldProblem) {
      logger.warn(`Cluster ${cluster}, its Applications of Argo CD: ${told}`, {
        cluster,
        kind: 'Application',
        state,
        code: problem.code,
      });
    }
    this.#toldProblem = told;
    this.#tell({ what: 'freshness' });
  }

  #tell(change: ApplicationsChange): void {
    for (const listener of [...this.#listeners]) {
      this.#options.guard('A listener to Applications', () => listener(change));
    }
  }
}
