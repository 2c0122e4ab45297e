import type { JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';
import { podTemplate } from './podTemplate';

/** A Deployment of four Pods, unless the spec says something else. */
export function deployment(
  placement: Placement,
  spec: JsonObject = {},
): KubernetesObject {
  const { service, namespace } = placement;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: service, namespace, labels: labelsOf(placement) },
    spec: {
      replicas: 4,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      selector: { matchLabels: { app: service } },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      template: podTemplate(placement),
      ...spec,
    },
  };
}
