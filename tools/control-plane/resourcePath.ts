import type { KubernetesObject } from './KubernetesObject.ts';

/** Kinds whose plural is not their lower-case name and an "s". */
const PLURAL: Readonly<Record<string, string>> = {
  Ingress: 'ingresses',
  Canary: 'canaries',
  ResourceQuota: 'resourcequotas',
};

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'Namespace',
  'Node',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterAnalysisTemplate',
  'CustomResourceDefinition',
]);

/** The URL path of a kind's collection, in a namespace where the kind has them. */
export function collectionPath(
  apiVersion: string,
  kind: string,
  namespace?: string,
): string {
  const root = apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
  const scope =
    namespace && !CLUSTER_SCOPED.has(kind) ? `/namespaces/${namespace}` : '';
  return `${root}${scope}/${PLURAL[kind] ?? `${kind.toLowerCase()}s`}`;
}

export function resourcePath(object: KubernetesObject): string {
  const { namespace, name } = object.metadata;
  const collection = collectionPath(
    object.apiVersion,
    object.kind,
    typeof namespace === 'string' ? namespace : undefined,
  );
  return `${collection}/${name}`;
}
