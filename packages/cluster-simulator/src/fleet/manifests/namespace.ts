import type { KubernetesObject } from '../../store/KubernetesObject';
import { NAMESPACE_OWNER, type FleetNamespace } from '../services';

/** A namespace that says whose it is, unless nobody has said so. */
export function namespace(name: FleetNamespace): KubernetesObject {
  const owner = NAMESPACE_OWNER[name];
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      ...(owner !== undefined && {
        annotations: { 'rollouts-portal.io/entity-ref': owner },
      }),
    },
  };
}
