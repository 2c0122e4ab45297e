import type { ClusterAccess } from './Cluster.ts';
import { at, textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import {
  RECORDED_KINDS,
  resourceVersionOf,
  type ApiKind,
  type RecordedEvent,
} from './recordingFormat.ts';
import { collectionPath } from './resourcePath.ts';

type Collection = { kind: string; path: string };

/** Collects every watch event of an empty namespace, from the moment it was opened. */
export class EventRecorder {
  readonly #cluster: ClusterAccess;
  readonly #collections: readonly Collection[];
  readonly #now: () => number;
  readonly #events: RecordedEvent[] = [];
  readonly #stopped = new AbortController();
  #failure: unknown;
  #arrived = Promise.withResolvers<void>();

  private constructor(
    cluster: ClusterAccess,
    namespace: string,
    now: () => number,
    kinds: readonly ApiKind[],
  ) {
    this.#cluster = cluster;
    this.#now = now;
    this.#collections = [...RECORDED_KINDS, ...kinds].map(
      ([apiVersion, kind]) => ({
        kind,
        path: collectionPath(apiVersion, kind, namespace),
      }),
    );
  }

  /** @param kinds - those to record beside the ones that every recording holds */
  static async open(
    cluster: ClusterAccess,
    namespace: string,
    now: () => number,
    kinds: readonly ApiKind[] = [],
  ): Promise<EventRecorder> {
    const recorder = new EventRecorder(cluster, namespace, now, kinds);
    for (const collection of recorder.#collections) {
      const { items, resourceVersion } = await recorder.#list(collection);
      if (items.length > 0)
        throw new Error(
          `${namespace} is not empty: there is a ${collection.kind}`,
        );
      recorder
        .#follow(collection.path, resourceVersion)
        .catch((error: unknown) => {
          if (recorder.#stopped.signal.aborted) return;
          recorder.#failure = error;
          recorder.#wake();
        });
    }
    return recorder;
  }

  /** Ends the recording; every event up to now is in the answer, ordered by resourceVersion. */
  async finish(): Promise<RecordedEvent[]> {
    try {
      for (const collection of this.#collections)
        await this.#untilSeen(collection);
    } finally {
      this.#stopped.abort();
    }
    const ordered = this.#events.toSorted(
      (one, other) =>
        resourceVersionOf(one.object) - resourceVersionOf(other.object),
    );
    // Watches of different kinds overtake one another; time must not run back for a replay.
    let latest = 0;
    return ordered.map(event => {
      latest = Math.max(latest, event.t);
      return { ...event, t: latest };
    });
  }

  async #follow(collection: string, resourceVersion: string): Promise<void> {
    const events = this.#cluster.watch(collection, {
      resourceVersion,
      signal: this.#stopped.signal,
    });
    for await (const { type, object } of events) {
      this.#events.push({
        t: Math.round(this.#now()),
        type,
        object: withoutManagedFields(object),
      });
      this.#wake();
    }
    throw new Error(`the watch of ${collection} ended early`);
  }

  /** Resolves when the events seen lead to what the collection holds now. */
  async #untilSeen(collection: Collection): Promise<void> {
    const { items, resourceVersion } = await this.#list(collection);
    const now = new Map(
      items.map(item => [
        textAt(item, 'metadata', 'uid'),
        Number(at(item, 'metadata', 'resourceVersion')),
      ]),
    );
    for (;;) {
      if (this.#failure) throw this.#failure;
      const arrived = this.#arrived.promise;
      const seen = this.#latestOf(collection.kind);
      // Objects younger than the list are not in it, and need not be.
      const isComplete =
        [...now].every(
          ([uid, version]) => (seen.get(uid)?.version ?? 0) >= version,
        ) &&
        [...seen].every(
          ([uid, { version, deleted }]) =>
            deleted || now.has(uid) || version > Number(resourceVersion),
        );
      if (isComplete) return;
      await arrived;
    }
  }

  #latestOf(kind: string) {
    const latest = new Map<
      string | undefined,
      { version: number; deleted: boolean }
    >();
    for (const { type, object } of this.#events) {
      if (object.kind !== kind) continue;
      latest.set(textAt(object, 'metadata', 'uid'), {
        version: resourceVersionOf(object),
        deleted: type === 'DELETED',
      });
    }
    return latest;
  }

  async #list({ path }: Collection) {
    const { status, body } = await this.#cluster.request('GET', path);
    const items = at(body, 'items');
    const resourceVersion = textAt(body, 'metadata', 'resourceVersion');
    if (
      status !== 200 ||
      !Array.isArray(items) ||
      resourceVersion === undefined
    ) {
      throw new Error(`${path} cannot be listed: ${status}`);
    }
    return { items, resourceVersion };
  }

  #wake() {
    this.#arrived.resolve();
    this.#arrived = Promise.withResolvers();
  }
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, name: object.metadata.name } };
}
