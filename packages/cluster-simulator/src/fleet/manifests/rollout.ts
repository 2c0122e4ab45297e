import type { JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';
import { podTemplate } from './podTemplate';

type RolloutSpec = JsonObject & {
  strategy: { canary: JsonObject } | { blueGreen: JsonObject };
};

/** A Rollout of four Pods, unless the spec says something else. */
export function rollout(
  placement: Placement,
  spec: RolloutSpec,
): KubernetesObject {
  const { service, namespace } = placement;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: service, namespace, labels: labelsOf(placement) },
    spec: {
      replicas: 4,
      revisionHistoryLimit: 3,
      selector: { matchLabels: { app: service } },
      template: podTemplate(placement),
      ...spec,
    },
  };
}
