import type { JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';

export const REQUEST_SUCCESS_RATE = 'request-success-rate';

/** A Canary for the Deployment of a service. */
export function flaggerCanary(
  placement: Placement,
  analysis: JsonObject = {},
): KubernetesObject {
  const { service, namespace } = placement;
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: { name: service, namespace, labels: labelsOf(placement) },
    spec: {
      provider: 'istio',
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: service },
      progressDeadlineSeconds: 120,
      service: { port: 80, targetPort: 'http' },
      analysis: {
        interval: '15s',
        threshold: 3,
        stepWeight: 10,
        maxWeight: 50,
        metrics: [
          {
            name: REQUEST_SUCCESS_RATE,
            interval: '1m',
            thresholdRange: { min: 99 },
          },
        ],
        ...analysis,
      },
    },
  };
}
