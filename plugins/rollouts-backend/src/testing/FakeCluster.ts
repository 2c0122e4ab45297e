import {
  projectCanary,
  projectRollout,
  projectWorkload,
  type FlaggerFacts,
  type Freshness,
  type JournalEntry,
  type RolloutFacts,
  type RolloutState,
  type WorkloadFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterChange, ClusterFacts } from '../cluster/ClusterFacts';
import type { NamespaceFacts } from '../cluster/NamespaceFacts';
import type { KindName, RolloutKind } from '../cluster/RolloutKind';
import type { FakeApplications } from './FakeApplications';

const SINCE = '2026-11-21T02:46:00Z';
const ROLLOUT: KindName = { group: 'argoproj.io', kind: 'Rollout' };
const CANARY: KindName = { group: 'flagger.app', kind: 'Canary' };
const DEPLOYMENT: KindName = { group: 'apps', kind: 'Deployment' };

/** A cluster that is told what it has, and tells its listeners as a watched one does: after the change can be read. */
export class FakeCluster implements ClusterFacts {
  readonly rollouts = new Map<string, RolloutFacts>();
  readonly canaries = new Map<string, FlaggerFacts>();
  readonly deployments = new Map<string, WorkloadFacts>();
  readonly kinds: readonly RolloutKind[] = [
    this.#kind(ROLLOUT, this.rollouts, facts => ({
      provider: 'argo-rollouts',
      facts,
      known: { journal: { since: SINCE, entries: [] } },
    })),
    this.#kind(CANARY, this.canaries, facts => ({
      provider: 'flagger',
      facts,
      known: {},
    })),
    this.#kind(DEPLOYMENT, this.deployments, facts => ({
      provider: 'workload',
      facts,
    })),
  ];
  readonly noted: JournalEntry[] = [];
  /** Keys of what is looked at closely, once per look. */
  readonly open: string[] = [];
  readonly namespaces = new Map<string, NamespaceFacts>();
  #freshness: Freshness = {
    state: 'live',
    since: SINCE,
    lastContactAt: SINCE,
  };
  readonly #listeners = new Set<(change: ClusterChange) => void>();

  constructor(
    readonly name: string,
    readonly environment?: string,
    readonly applications?: FakeApplications,
  ) {}

  /** Puts an object as the API server holds it. */
  put(object: { metadata: { namespace: string; name: string } }): RolloutFacts {
    const facts = projectRollout(object);
    const key = `${facts.namespace}/${facts.name}`;
    this.rollouts.set(key, facts);
    this.#tell({ what: 'rollout', kind: ROLLOUT, key });
    return facts;
  }

  putCanary(object: object): FlaggerFacts {
    const facts = projectCanary(object);
    const key = `${facts.namespace}/${facts.name}`;
    this.canaries.set(key, facts);
    this.#tell({ what: 'rollout', kind: CANARY, key });
    return facts;
  }

  putDeployment(object: object): WorkloadFacts {
    const facts = projectWorkload(object);
    const key = `${facts.namespace}/${facts.name}`;
    this.deployments.set(key, facts);
    this.#tell({ what: 'rollout', kind: DEPLOYMENT, key });
    return facts;
  }

  remove(key: string): void {
    this.rollouts.delete(key);
    this.#tell({ what: 'rollout', kind: ROLLOUT, key });
  }

  putNamespace(name: string, annotations: Record<string, string> = {}): void {
    this.namespaces.set(name, {
      name,
      uid: `uid-of-${name}`,
      labels: {},
      annotations,
    });
    this.#tell({ what: 'namespace', name });
  }

  becomes(freshness: Freshness): void {
    this.#freshness = freshness;
    this.#tell({ what: 'freshness' });
  }

  note(kind: KindName, key: string, entry: JournalEntry): void {
    if (!this.rollouts.has(key)) return;
    this.noted.push(entry);
    this.#tell({ what: 'rollout', kind, key });
  }

  freshness(): Freshness {
    return this.#freshness;
  }

  subscribe(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  #kind<Facts extends RolloutState['facts']>(
    name: KindName,
    objects: ReadonlyMap<string, Facts>,
    stateOf: (facts: Facts) => RolloutState,
  ): RolloutKind {
    return {
      name,
      entries: () => objects.entries(),
      state: key => {
        const facts = objects.get(key);
        return facts && stateOf(facts);
      },
      watchedSince: () => SINCE,
      open: key => {
        this.open.push(key);
        return () => {
          this.open.splice(this.open.indexOf(key), 1);
        };
      },
      freshness: () => this.freshness(),
    };
  }

  #tell(change: ClusterChange): void {
    [...this.#listeners].forEach(listener => listener(change));
  }
}
