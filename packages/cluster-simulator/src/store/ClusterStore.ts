import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/Clock';
import { ApiError } from './ApiError';
import { deepFreeze } from './deepFreeze';
import { defaultResources } from './defaultResources';
import { sameJson } from './Json';
import { KeptObject } from './KeptObject';
import type {
  KubernetesObject,
  ObjectMetadata,
  StoredObject,
} from './KubernetesObject';
import { keysInOrder } from './keysInOrder';
import { ownCopy } from './ownCopy';
import { OwnedObjects } from './OwnedObjects';
import type { Reference } from './Reference';
import { apiVersionOf, type Resource } from './Resource';
import { WatchHistory, type Change } from './WatchHistory';

export type { Reference };

export type WriteOptions = {
  /** Answers as if, and writes nothing. */
  dryRun?: boolean;
};

export type DeleteOptions = WriteOptions & {
  preconditions?: { uid?: string; resourceVersion?: string };
  /** What becomes of the objects that this one owns. */
  propagation?: 'Background' | 'Foreground' | 'Orphan';
};

export type ListOptions = {
  /** All of them when left out. */
  namespace?: string | undefined;
  /** As of this version; as of now when left out. */
  at?: number;
};

/** `metadata` goes with the main part. */
export type Part = 'main' | 'status';

export type ClusterStoreOptions = {
  clock: Clock;
  resources?: readonly Resource[];
  /** How many writes a watch can be behind. */
  historyLength?: number;
};

const NAMESPACES_AT_START = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];

/**
 * The objects of one cluster, with the rules by which an API server keeps them: one counter of versions over all
 * kinds, generations that count spec changes, status apart from spec, owners that take along what they own.
 *
 * Guarantees: writes are atomic and told in order. A write that changes nothing makes no version and is not told.
 * Returned objects are frozen. Refusals are `ApiError`s in the server's words.
 */
export class ClusterStore {
  #resources: readonly Resource[];
  readonly #clock: Clock;
  readonly #history: WatchHistory;
  readonly #objects = new Map<Resource, Map<string, KeptObject>>();
  readonly #owned = new OwnedObjects();
  readonly #lists = new Map<Resource, readonly KeptObject[]>();
  readonly #listeners = new Set<(change: Change) => void>();
  #version = 0;

  constructor({
    clock,
    resources = defaultResources,
    historyLength = 5_000,
  }: ClusterStoreOptions) {
    this.#clock = clock;
    this.#resources = resources;
    this.#history = new WatchHistory(historyLength);
    for (const resource of resources) this.#objects.set(resource, new Map());
    const namespaces = this.resource('namespaces');
    for (const name of namespaces ? NAMESPACES_AT_START : []) {
      this.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
    // No cluster's history reaches back to its beginning.
    this.expireHistory();
  }

  /** What is served now. */
  get resources(): readonly Resource[] {
    return this.#resources;
  }

  get version(): number {
    return this.#version;
  }

  /** By plural name, such as `rollouts`, or by plural, group and version. */
  resource(
    plural: string,
    exactly?: { group: string; version: string },
  ): Resource | undefined {
    return this.resources.find(
      resource =>
        resource.plural === plural &&
        (!exactly ||
          (resource.group === exactly.group &&
            resource.version === exactly.version)),
    );
  }

  /** As deleting its definition does: all objects of the kind go, then the kind. */
  removeKind(resource: Resource): void {
    for (const { name, namespace } of this.kept(resource)) {
      const reference = {
        resource,
        name,
        ...(namespace !== undefined && { namespace }),
      };
      // Taken along already when another of the kind owned it.
      if (this.find(reference)) this.delete(reference);
    }
    this.#resources = this.#resources.filter(other => other !== resource);
  }

  /** As applying its definition does; without effect when it is served. */
  installKind(resource: Resource): void {
    if (this.#resources.includes(resource)) return;
    this.#resources = [...this.#resources, resource];
    if (!this.#objects.has(resource)) this.#objects.set(resource, new Map());
  }

  /**
   * From now on the kind is served in this version and in no other. Its objects are the same, uid and resourceVersion
   * included; nothing of it is told. Returns the kind in that version.
   */
  serveAs(resource: Resource, version: string): Resource {
    const next = { ...resource, version };
    const converted = (object: StoredObject): StoredObject =>
      deepFreeze({ ...object, apiVersion: apiVersionOf(next) });
    const objects = [...this.#collection(resource)].map(
      ([key, { object }]) => [key, new KeptObject(converted(object))] as const,
    );
    this.#objects.delete(resource);
    this.#lists.delete(resource);
    this.#objects.set(next, new Map(objects));
    this.#resources = this.#resources.map(other =>
      other === resource ? next : other,
    );
    this.#history.convert(resource, ({ object, before, ...change }) => ({
      ...change,
      resource: next,
      object: converted(object),
      ...(before && { before: converted(before) }),
    }));
    return next;
  }

  /** @throws ApiError NotFound */
  get(reference: Reference): StoredObject {
    const found = this.find(reference);
    if (!found) {
      throw ApiError.notFound(reference.resource, reference.name);
    }
    return found;
  }

  find(reference: Reference): StoredObject | undefined {
    return this.#collection(reference.resource).get(keyOf(reference))?.object;
  }

  /** By namespace and name; with `at`, as it was at that version, which must still be in the history. */
  list(resource: Resource, options?: ListOptions): StoredObject[] {
    return this.kept(resource, options).map(({ object }) => object);
  }

  /** The same as they are kept: nothing is parsed that is kept as a text. */
  kept(
    resource: Resource,
    { namespace, at }: ListOptions = {},
  ): readonly KeptObject[] {
    const objects =
      at === undefined ? this.#sorted(resource) : this.#listAt(resource, at);
    return namespace === undefined
      ? objects
      : objects.filter(each => each.namespace === namespace);
  }

  /**
   * From now on all objects are kept as texts, each until it is written, so that very many of them cost little. Forgets
   * all changes so far, which hold them, too. Not for a store that controllers look through: each look would parse all.
   */
  keepAsTexts(): void {
    this.expireHistory();
    for (const collection of this.#objects.values()) {
      for (const object of collection.values()) object.keepAsText();
    }
  }

  /** Whether all changes after this version are still known. */
  remembers(version: number): boolean {
    return this.#history.reachesBackTo(version);
  }

  get oldestVersion(): number {
    return this.#history.oldest;
  }

  changesAfter(version: number): readonly Change[] {
    return this.#history.after(version);
  }

  /** Told after it can be read, in the same turn. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all changes so far, as a compaction does; every version that anyone has seen is then too old. */
  expireHistory(): void {
    // In a real cluster something is always written, a lease if nothing else.
    this.#version += 1;
    this.#history.forgetUpTo(this.#version);
  }

  /** @throws ApiError */
  create(given: KubernetesObject, options: WriteOptions = {}): StoredObject {
    const resource = this.#resourceOf(given);
    const { metadata } = given;
    const reference = {
      resource,
      name: metadata.name,
      ...(resource.namespaced && {
        namespace: metadata.namespace ?? 'default',
      }),
    };
    if (metadata.name === '') {
      throw ApiError.invalid(resource, '', {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      });
    }
    if (metadata.resourceVersion) {
      throw ApiError.badRequest(
        'resourceVersion should not be set on objects to be created',
      );
    }
    this.#requireNamespace(reference);
    if (this.find(reference)) {
      throw ApiError.alreadyExists(resource, reference.name);
    }
    const { status, ...rest } = ownCopy(given);
    const { namespace: _, ...named } = rest.metadata;
    const created: KubernetesObject = {
      ...rest,
      ...(status !== undefined && !resource.hasStatus && { status }),
      ...(resource.kind === 'Namespace' && {
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      }),
      metadata: {
        ...named,
        ...(reference.namespace !== undefined && {
          namespace: reference.namespace,
        }),
        ...(resource.kind === 'Namespace' && {
          labels: {
            ...metadata.labels,
            'kubernetes.io/metadata.name': reference.name,
          },
        }),
        uid: randomUUID(),
        creationTimestamp: secondsOf(this.#clock.now()),
        ...(resource.hasGeneration && { generation: 1 }),
      },
    };
    return this.#write('ADDED', resource, created, undefined, options);
  }

  /**
   * Replaces one part of an object by what `change` makes of the whole; what it makes of the other part is dropped
   * without a word, as the server does.
   *
   * @throws ApiError
   */
  update(
    reference: Reference,
    part: Part,
    change: (current: StoredObject) => KubernetesObject,
    options: WriteOptions = {},
  ): StoredObject {
    const { resource } = reference;
    const current = this.get(reference);
    const wanted = ownCopy(change(current));
    requireSameObject(reference, part, current, wanted);
    const next =
      part === 'status'
        ? withStatusOf(current, wanted)
        : withMainOf(resource, current, wanted);
    if (sameJson(next, current)) return current;
    return this.#write('MODIFIED', resource, next, current, options);
  }

  /** @throws ApiError */
  delete(reference: Reference, options: DeleteOptions = {}): StoredObject {
    const { resource, name } = reference;
    const current = this.get(reference);
    const { uid, resourceVersion } = options.preconditions ?? {};
    if (uid !== undefined && uid !== current.metadata.uid) {
      throw preconditionFailed(reference, 'UID', uid, current.metadata.uid);
    }
    if (
      resourceVersion !== undefined &&
      resourceVersion !== current.metadata.resourceVersion
    ) {
      throw preconditionFailed(
        reference,
        'ResourceVersion',
        resourceVersion,
        current.metadata.resourceVersion,
      );
    }
    const deleted = this.#write('DELETED', resource, current, current, options);
    if (options.dryRun) return deleted;
    if (resource.kind === 'Namespace') this.#empty(name);
    this.#releaseOwned(
      current.metadata.uid,
      options.propagation ?? 'Background',
    );
    return deleted;
  }

  /** Kept until the next write: controllers ask again and again. */
  #sorted(resource: Resource): readonly KeptObject[] {
    const known = this.#lists.get(resource);
    if (known) return known;
    const list = inOrder(this.#collection(resource));
    this.#lists.set(resource, list);
    return list;
  }

  #listAt(resource: Resource, version: number): readonly KeptObject[] {
    const since = this.#history
      .after(version)
      .filter(change => change.resource === resource);
    if (since.length === 0) return this.#sorted(resource);
    const objects = new Map(this.#collection(resource));
    for (const change of since.reverse()) {
      const key = keyOf(change.object.metadata);
      if (change.before) objects.set(key, new KeptObject(change.before));
      else objects.delete(key);
    }
    return inOrder(objects);
  }

  #collection(resource: Resource): Map<string, KeptObject> {
    const collection = this.#objects.get(resource);
    if (!collection) throw new Error(`${resource.plural} are not served`);
    return collection;
  }

  #resourceOf({ apiVersion, kind }: KubernetesObject): Resource {
    const found = this.resources.find(
      resource =>
        resource.kind === kind && apiVersionOf(resource) === apiVersion,
    );
    if (!found) throw new Error(`no kind ${kind} in ${apiVersion}`);
    return found;
  }

  #requireNamespace({ namespace }: Reference): void {
    const namespaces = this.resource('namespaces');
    if (namespace === undefined || !namespaces) return;
    this.get({ resource: namespaces, name: namespace });
  }

  #write(
    type: Change['type'],
    resource: Resource,
    next: KubernetesObject,
    before: StoredObject | undefined,
    { dryRun = false }: WriteOptions,
  ): StoredObject {
    const { uid, creationTimestamp } = next.metadata;
    if (uid === undefined || creationTimestamp === undefined) {
      throw new Error('an object is written with its uid and its time');
    }
    const version = this.#version + 1;
    const metadata = {
      ...next.metadata,
      uid,
      creationTimestamp,
      resourceVersion: dryRun
        ? before?.metadata.resourceVersion ?? ''
        : String(version),
    };
    const object = deepFreeze(
      resource.custom
        ? keysInOrder({ ...next, metadata: keysInOrder(metadata) })
        : { ...next, metadata },
    );
    if (dryRun) return object;
    this.#version = version;
    this.#lists.delete(resource);
    const key = keyOf(object.metadata);
    this.#owned.change(
      resource,
      before,
      type === 'DELETED' ? undefined : object,
    );
    if (type === 'DELETED') this.#collection(resource).delete(key);
    else this.#collection(resource).set(key, new KeptObject(object));
    const change: Change = {
      version,
      type,
      resource,
      object,
      ...(before && { before }),
    };
    this.#history.record(change);
    for (const listener of [...this.#listeners]) listener(change);
    return object;
  }

  #empty(namespace: string): void {
    for (const resource of this.resources.filter(
      ({ namespaced }) => namespaced,
    )) {
      for (const { name } of this.kept(resource, { namespace })) {
        // Taken along already when its owner was in here, too.
        const reference = { resource, namespace, name };
        if (this.find(reference)) this.delete(reference);
      }
    }
  }

  #releaseOwned(
    uid: string,
    propagation: NonNullable<DeleteOptions['propagation']>,
  ): void {
    for (const reference of this.#owned.of(uid)) {
      // Taken along already when another of its owners went before.
      const { metadata } = this.find(reference) ?? {};
      if (!metadata) continue;
      const left = (metadata.ownerReferences ?? []).filter(
        owner => owner.uid !== uid,
      );
      if (propagation !== 'Orphan' && left.length === 0) {
        this.delete(reference);
      } else {
        this.update(reference, 'main', object =>
          withOwners(object, left.length > 0 ? left : undefined),
        );
      }
    }
  }
}

function inOrder(
  objects: ReadonlyMap<string, KeptObject>,
): readonly KeptObject[] {
  return [...objects.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, object]) => object);
}

function keyOf({
  namespace,
  name,
}: {
  namespace?: string | undefined;
  name: string;
}): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

// To the second, as the server writes times.
function secondsOf(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function requireSameObject(
  { resource, name }: Reference,
  part: Part,
  { metadata: current }: StoredObject,
  { metadata: wanted }: KubernetesObject,
): void {
  if (
    wanted.resourceVersion &&
    wanted.resourceVersion !== current.resourceVersion
  ) {
    throw ApiError.conflict(resource, name);
  }
  // Through /status no metadata is written, so a wrong one is not even looked at.
  if (part === 'status') return;
  for (const field of ['name', 'uid'] as const) {
    const value = wanted[field];
    if (value !== undefined && value !== current[field]) {
      throw ApiError.invalid(
        resource,
        name,
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${JSON.stringify(
            value,
          )}: field is immutable`,
          field: `metadata.${field}`,
        },
        { told: resource.custom ? 2 : 1 },
      );
    }
  }
}

function withStatusOf(
  current: StoredObject,
  { status }: KubernetesObject,
): KubernetesObject {
  const { status: _, ...rest } = current;
  return { ...rest, ...(status !== undefined && { status }) };
}

function withMainOf(
  resource: Resource,
  current: StoredObject,
  wanted: KubernetesObject,
): KubernetesObject {
  const { metadata, status: wantedStatus, ...rest } = wanted;
  const status = resource.hasStatus ? current.status : wantedStatus;
  const next: KubernetesObject = {
    ...rest,
    apiVersion: current.apiVersion,
    kind: current.kind,
    metadata: keptMetadata(current.metadata, metadata),
    ...(status !== undefined && { status }),
  };
  if (!resource.hasGeneration) return next;
  // Without a status of its own, a kind's status counts like its spec.
  const changed = !sameJson(
    { ...next, metadata: null },
    { ...current, metadata: null },
  );
  const generation = (current.metadata.generation ?? 1) + (changed ? 1 : 0);
  return { ...next, metadata: { ...next.metadata, generation } };
}

/** What the server itself keeps, it does not let anyone write. */
function keptMetadata(
  current: StoredObject['metadata'],
  wanted: ObjectMetadata,
): ObjectMetadata {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = current;
  const { generation } = current;
  const { generation: _, ...free } = wanted;
  return {
    ...free,
    name,
    ...(namespace !== undefined && { namespace }),
    uid,
    resourceVersion,
    creationTimestamp,
    ...(generation !== undefined && { generation }),
  };
}

function withOwners(
  { metadata, ...rest }: StoredObject,
  ownerReferences: ObjectMetadata['ownerReferences'],
): KubernetesObject {
  const { ownerReferences: _, ...others } = metadata;
  return {
    ...rest,
    apiVersion: rest.apiVersion,
    kind: rest.kind,
    metadata: { ...others, ...(ownerReferences && { ownerReferences }) },
  };
}

function preconditionFailed(
  { resource, name }: Reference,
  what: 'UID' | 'ResourceVersion',
  wanted: string,
  found: string,
): ApiError {
  return ApiError.conflict(
    resource,
    name,
    `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`,
  );
}
