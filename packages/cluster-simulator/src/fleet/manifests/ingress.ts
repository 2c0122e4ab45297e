import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';

/** Leads a host to the stable Service of a service, for nginx. */
export function ingress(placement: Placement): KubernetesObject {
  const { service, namespace } = placement;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: service, namespace, labels: labelsOf(placement) },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: `${service}.shop.example.test`,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: `${service}-stable`, port: { number: 80 } },
                },
              },
            ],
          },
        },
      ],
    },
  };
}
