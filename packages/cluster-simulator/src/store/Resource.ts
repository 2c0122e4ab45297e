/** A kind of object that the server serves. */
export type Resource = {
  /** Empty for the core group. */
  group: string;
  version: string;
  plural: string;
  kind: string;
  namespaced: boolean;
  /** Served apart, as `/status`: then neither of spec and status can be written through the other. */
  hasStatus: boolean;
  /** Whether its replicas can be read and set by themselves, as `/scale`. */
  hasScale?: boolean;
  /** From a CustomResourceDefinition: such items say their kind in lists, too, and a PUT needs a version. */
  custom: boolean;
  /** Whether the server counts changes of the spec in `metadata.generation`. */
  hasGeneration: boolean;
  /** Dotted paths that a field selector may name, besides name and namespace. */
  selectableFields?: readonly string[];
};

/** `rollouts.argoproj.io`; `pods` in the core group. */
export function qualifiedName({
  group,
  plural,
}: Pick<Resource, 'group' | 'plural'>): string {
  return group === '' ? plural : `${plural}.${group}`;
}

export function apiVersionOf({
  group,
  version,
}: Pick<Resource, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}
