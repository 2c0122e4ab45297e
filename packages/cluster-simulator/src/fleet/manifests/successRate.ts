import type { JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';

export const SUCCESS_RATE = 'success-rate';

/** An AnalysisTemplate that asks Prometheus how many requests end well. */
export function successRate(
  placement: Placement,
  metric: JsonObject = {},
): KubernetesObject {
  const { service, namespace } = placement;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: {
      name: `${service}-success-rate`,
      namespace,
      labels: labelsOf(placement),
    },
    spec: {
      metrics: [
        {
          name: SUCCESS_RATE,
          interval: '10s',
          count: 6,
          failureLimit: 1,
          successCondition: 'result[0] >= 0.97',
          provider: {
            prometheus: {
              address: 'http://prometheus.monitoring.svc:9090',
              query: `sum(rate(http_requests_total{service="${service}",code!~"5.."}[1m])) / sum(rate(http_requests_total{service="${service}"}[1m]))`,
            },
          },
          ...metric,
        },
      ],
    },
  };
}
