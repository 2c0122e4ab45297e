import type {
  ObjectMetadata,
  StoredObject,
} from '../../store/KubernetesObject';
import type { Pace } from './Pace';

/** Which object, in a stage's words. */
export type ObjectName = {
  kind: string;
  name: string;
  /** Absent for kinds that are not namespaced. */
  namespace?: string | undefined;
};

export type Labels = { readonly [label: string]: string };

/**
 * What a stage may know besides its own object.
 *
 * Guarantees: one moment of the whole cluster; lists are in the order of names. Objects are frozen.
 */
export class ClusterView {
  constructor(
    private readonly objectsOf: (kind: string) => readonly StoredObject[],
    readonly now: Date,
    readonly pace: Pace,
    /** A quicker way than through the list, where there is one. */
    private readonly findOne?: (name: ObjectName) => StoredObject | undefined,
  ) {}

  find({ kind, name, namespace }: ObjectName): StoredObject | undefined {
    if (this.findOne) return this.findOne({ kind, name, namespace });
    return this.objectsOf(kind).find(
      ({ metadata }) =>
        metadata.name === name && metadata.namespace === namespace,
    );
  }

  /** Those of a namespace that carry all the labels. */
  list(
    kind: string,
    namespace: string | undefined,
    labels: Labels = {},
  ): StoredObject[] {
    return this.objectsOf(kind).filter(
      ({ metadata }) =>
        metadata.namespace === namespace && carries(metadata, labels),
    );
  }

  /** Those that name this object among their owners. */
  ownedBy({ metadata: owner }: StoredObject, kind: string): StoredObject[] {
    return this.objectsOf(kind).filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ uid }) => uid === owner.uid),
    );
  }
}

function carries({ labels = {} }: ObjectMetadata, wanted: Labels): boolean {
  return Object.entries(wanted).every(
    ([label, value]) => labels[label] === value,
  );
}
