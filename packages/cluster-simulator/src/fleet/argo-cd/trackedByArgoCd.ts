import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';

/** An object with what Argo CD notes on all that it applies: whose it is, and what Git said. */
export function trackedByArgoCd(
  object: KubernetesObject,
  { service }: Placement,
): KubernetesObject {
  const { apiVersion, kind, metadata } = object;
  const [version, group = ''] = apiVersion.split('/').reverse();
  if (version === undefined) return object;
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'argocd.argoproj.io/tracking-id': `${service}:${group}/${kind}:${metadata.namespace}/${metadata.name}`,
        'kubectl.kubernetes.io/last-applied-configuration':
          JSON.stringify(object),
      },
    },
  };
}
