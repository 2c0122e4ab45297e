import type {
  Freshness,
  JournalEntry,
  RolloutState,
  WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';
import type { z } from 'zod';

import type { ClusterChange, ClusterFacts } from '../cluster/ClusterFacts';
import { deepFreeze } from '../cluster/deepFreeze';
import type { ObjectKey } from '../cluster/FactStore';
import type { NamespaceFacts } from '../cluster/NamespaceFacts';
import type { KindName } from '../cluster/RolloutKind';
import { CloserLook, type CloserLookOptions } from './CloserLook';
import { MirroredApplications } from './MirroredApplications';
import { MirroredKind } from './MirroredKind';
import type { StoredRow } from './ReadModel';
import {
  APPLICATIONS,
  NAMESPACES,
  partOf,
  storedApplicationSchema,
  storedNamespaceSchema,
  storedRolloutSchema,
  type StoredClusterState,
} from './StoredFacts';

export type ClusterMirrorOptions = {
  name: string;
  environment?: string;
  kinds: readonly KindName[];
  hasApplications: boolean;
  look: Omit<CloserLookOptions, 'cluster' | 'stateOf' | 'onChange'>;
  /** Hands an entry to whoever keeps the journal. */
  note(part: string, key: ObjectKey, entry: JournalEntry): void;
  logger: { warn(message: string): void };
};

/** All that is known of one cluster, as another replica has written it. */
export class ClusterMirror implements ClusterFacts {
  readonly name: string;
  readonly environment?: string;
  readonly kinds: readonly MirroredKind[];
  readonly namespaces = new Map<string, NamespaceFacts>();
  readonly applications?: MirroredApplications;
  readonly #options: ClusterMirrorOptions;
  readonly #listeners = new Set<(change: ClusterChange) => void>();
  readonly #look: CloserLook;
  #freshness: Freshness;
  #watches: WatchStatus[] = [];

  constructor(
    options: ClusterMirrorOptions,
    freshness: Freshness,
    signal: AbortSignal,
  ) {
    this.#options = options;
    this.#freshness = freshness;
    this.name = options.name;
    if (options.environment !== undefined) {
      this.environment = options.environment;
    }
    this.#look = new CloserLook(
      {
        ...options.look,
        cluster: options.name,
        stateOf: uid => this.stored(uid),
        onChange: uid => this.#tellOf(uid),
      },
      signal,
    );
    this.kinds = options.kinds.map(
      kind => new MirroredKind(kind, this.#look, () => this.#freshness),
    );
    if (options.hasApplications) {
      this.applications = new MirroredApplications(() => this.#freshness);
    }
  }

  note(kind: KindName, key: ObjectKey, entry: JournalEntry): void {
    this.#options.note(partOf(kind), key, entry);
  }

  freshness(): Freshness {
    return this.#freshness;
  }

  subscribe(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As it was written, by its uid. */
  stored(uid: string): RolloutState | undefined {
    for (const kind of this.kinds) {
      const state = kind.stored(uid);
      if (state) return state;
    }
    return undefined;
  }

  /** What is written of an object; undefined when there is none. */
  written({ part, key }: { part: string; key: ObjectKey }): unknown {
    if (part === NAMESPACES) return this.namespaces.get(key);
    if (part === APPLICATIONS) return this.applications?.get(key);
    return this.kinds.find(({ name }) => partOf(name) === part)?.written(key);
  }

  become(freshness: Freshness): void {
    const before = this.#freshness;
    this.#freshness = freshness;
    if (
      before.state !== freshness.state ||
      before.clockAhead !== freshness.clockAhead ||
      before.problem?.code !== freshness.problem?.code
    ) {
      this.#tell({ what: 'freshness' });
    }
  }

  /** Takes over what is said of the cluster as a whole, but for how current it is. */
  place({ watches, applications }: StoredClusterState): void {
    this.#watches = watches ?? [];
    this.applications?.place(applications);
  }

  /** How watching goes where it is watched. */
  watches(): WatchStatus[] {
    return this.#watches;
  }

  /** Takes over what has been written since. */
  apply(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      try {
        this.#set(row, row.doc === null ? undefined : JSON.parse(row.doc));
      } catch (error) {
        // One that cannot be read must not take the others with it.
        this.#options.logger.warn(
          `What is stored of ${row.part} ${row.key} in cluster ${
            this.name
          } cannot be read: ${String(error)}`,
        );
      }
    }
  }

  /** What of these is no longer there, as rows that say so. */
  missingFrom(rows: readonly StoredRow[]): StoredRow[] {
    const there = new Set(rows.map(rowId));
    return [...this.keys()]
      .filter(row => !there.has(rowId(row)))
      .map(row => ({ ...row, doc: null }));
  }

  get isEmpty(): boolean {
    for (const _ of this.keys()) return false;
    return true;
  }

  /** Whether anything is written of a part. */
  has(part: string): boolean {
    for (const row of this.keys()) if (row.part === part) return true;
    return false;
  }

  /** Forgets everything, and tells nobody: it is for when nobody reads it. */
  clear(): void {
    this.kinds.forEach(kind => kind.clear());
    this.namespaces.clear();
    this.applications?.clear();
  }

  /** Of all that is known. */
  *keys(): Iterable<{ part: string; key: ObjectKey }> {
    for (const kind of this.kinds) {
      for (const [key] of kind.entries()) {
        yield { part: partOf(kind.name), key };
      }
    }
    for (const key of this.namespaces.keys()) yield { part: NAMESPACES, key };
    for (const [key] of this.applications?.entries() ?? []) {
      yield { part: APPLICATIONS, key };
    }
  }

  #set({ part, key }: StoredRow, value: unknown): void {
    if (part === NAMESPACES) {
      const namespace = parsed(storedNamespaceSchema, value);
      if (namespace) this.namespaces.set(key, namespace);
      else this.namespaces.delete(key);
      this.#tell({ what: 'namespace', name: key });
      return;
    }
    if (part === APPLICATIONS) {
      this.applications?.set(key, parsed(storedApplicationSchema, value));
      return;
    }
    const kind = this.kinds.find(({ name }) => partOf(name) === part);
    // Of a kind that only the other replica is to watch.
    if (!kind) return;
    kind.set(key, parsed(storedRolloutSchema, value));
    this.#tell({ what: 'rollout', kind: kind.name, key });
  }

  #tellOf(uid: string): void {
    for (const kind of this.kinds) {
      const key = kind.keyOf(uid);
      if (key !== undefined) {
        this.#tell({ what: 'rollout', kind: kind.name, key });
      }
    }
  }

  #tell(change: ClusterChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> | undefined {
  return value === undefined ? undefined : deepFreeze(schema.parse(value));
}

function rowId({ part, key }: { part: string; key: string }): string {
  return `${part}\n${key}`;
}
