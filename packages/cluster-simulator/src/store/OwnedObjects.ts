import type { KubernetesObject } from './KubernetesObject';
import type { Reference } from './Reference';
import type { Resource } from './Resource';

/** Which objects name which others as their owners, so that a deletion need not look at all. */
export class OwnedObjects {
  readonly #byOwner = new Map<string, Map<string, Reference>>();

  /** Those of this owner, in the order in which they came to name it. */
  of(owner: string): Reference[] {
    return [...(this.#byOwner.get(owner)?.values() ?? [])];
  }

  /** One object is written: as it was, and as it is now. */
  change(
    resource: Resource,
    before: KubernetesObject | undefined,
    after: KubernetesObject | undefined,
  ): void {
    const kept = ownersOf(after);
    for (const owner of ownersOf(before)) {
      if (before && !kept.includes(owner))
        this.#remove(owner, resource, before);
    }
    for (const owner of kept) {
      if (after) this.#add(owner, resource, after);
    }
  }

  #add(owner: string, resource: Resource, { metadata }: KubernetesObject) {
    const owned = this.#byOwner.get(owner) ?? new Map<string, Reference>();
    this.#byOwner.set(owner, owned);
    const { name, namespace } = metadata;
    owned.set(keyOf(resource, metadata), { resource, name, namespace });
  }

  #remove(owner: string, resource: Resource, { metadata }: KubernetesObject) {
    const owned = this.#byOwner.get(owner);
    owned?.delete(keyOf(resource, metadata));
    if (owned?.size === 0) this.#byOwner.delete(owner);
  }
}

function ownersOf(object: KubernetesObject | undefined): string[] {
  return (object?.metadata.ownerReferences ?? []).map(({ uid }) => uid);
}

function keyOf(
  { group, plural }: Resource,
  { name, namespace = '' }: KubernetesObject['metadata'],
): string {
  return `${group}/${plural}/${namespace}/${name}`;
}
