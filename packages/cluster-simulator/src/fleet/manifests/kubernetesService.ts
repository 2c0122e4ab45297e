import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';

/** The Service of this name before the Pods of a service, such as `search-canary`. */
export function kubernetesService(
  placement: Placement,
  name: string,
): KubernetesObject {
  const { service, namespace } = placement;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: labelsOf(placement) },
    spec: {
      selector: { app: service },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  };
}
