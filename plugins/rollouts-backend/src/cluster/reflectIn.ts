import type { ObservedStore } from './ObservedStore';
import { Reflector, type ReflectorListener } from './Reflector';
import { requireNames } from './requireNames';
import type { WatchContext } from './WatchContext';

/** A kind of the API, and what is kept of its objects. */
export type ApiKind<Facts> = {
  /** Such as `argoproj.io/v1alpha1`. Where the cluster says that it serves another version, that one is read. */
  apiVersion: string;
  plural: string;
  /** Further query, already encoded. */
  query?: string;
  /** The server is to send nothing of the objects but their metadata. */
  metadataOnly?: boolean;
  /** They are namespaces themselves, so one in a namespace is the one of that name. */
  isNamespace?: boolean;
  /** Throws when the object is not what it should be. */
  project(object: unknown): Facts;
};

/** Watches a kind in one namespace, or in all. */
export function reflectIn<Facts>(
  context: WatchContext,
  kind: ApiKind<Facts>,
  namespace: string | undefined,
  listener: ReflectorListener<Facts>,
  store?: ObservedStore<Facts>,
): Reflector<Facts> {
  const { transport, keys, timing, turns, meter, versions } = context;
  const { metadataOnly = false, isNamespace = false, plural, project } = kind;
  const { group, version } = partsOf(kind);
  const query =
    isNamespace && namespace !== undefined
      ? // A role that is limited to named namespaces allows exactly this.
        `fieldSelector=${encodeURIComponent(`metadata.name=${namespace}`)}`
      : kind.query;
  const isAbsent = () =>
    reflector.freshness().problem?.code === 'cluster-absent';
  const reflector: Reflector<Facts> = new Reflector(
    {
      resource: resourceOf(kind),
      // Anew for each request, as a cluster may come to serve another version.
      get path() {
        const root =
          group === ''
            ? `/api/${version}`
            : `/apis/${group}/${versionIn(context, kind, isAbsent())}`;
        return namespace === undefined || isNamespace
          ? `${root}/${plural}`
          : `${root}/namespaces/${namespace}/${plural}`;
      },
      ...(query !== undefined && { query }),
      metadataOnly,
      project: object => {
        requireNames(object);
        return project(object);
      },
    },
    transport,
    keys,
    timing,
    {
      ...listener,
      freshnessChanged: () => {
        // The core group has one version.
        if (group !== '' && isAbsent()) versions?.askAgain(group);
        listener.freshnessChanged();
      },
    },
    turns,
    store,
    meter,
  );
  return reflector;
}

/** In words, such as `rollouts.argoproj.io`. */
export function resourceOf(kind: ApiKind<unknown>): string {
  const { group } = partsOf(kind);
  return group === '' ? kind.plural : `${kind.plural}.${group}`;
}

/** The version that is read. */
export function versionIn(
  { versions }: WatchContext,
  kind: ApiKind<unknown>,
  isRefused = false,
): string {
  const { group, version } = partsOf(kind);
  return versions && group !== ''
    ? versions.of(group, kind.plural, version, isRefused)
    : version;
}

/** The core group has no name. */
export function partsOf({ apiVersion }: ApiKind<unknown>): {
  group: string;
  version: string;
} {
  const [first = '', second] = apiVersion.split('/');
  return second === undefined
    ? { group: '', version: first }
    : { group: first, version: second };
}
