import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../store/Json';
import { listAt, objectAt } from '../engine/fields';

/** The label that tells the Pods of one template from those of another. */
export const HASH_LABEL = 'rollouts-pod-template-hash';

const POD_DEFAULTS: JsonObject = {
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
};

const CONTAINER_DEFAULTS: JsonObject = {
  imagePullPolicy: 'IfNotPresent',
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

/**
 * A Pod template without its hash and with the server's defaults: a Rollout's template and that of the ReplicaSet
 * made from it are the same in this form, also after an undo.
 */
export function comparableTemplate(
  template: JsonValue | undefined,
): JsonObject {
  const metadata = objectAt(template, 'metadata');
  const spec = objectAt(template, 'spec');
  const { [HASH_LABEL]: _, ...labels } = objectAt(metadata, 'labels');
  const { creationTimestamp: __, ...named } = metadata;
  return {
    ...objectAt(template),
    metadata: { ...named, labels },
    spec: {
      ...POD_DEFAULTS,
      ...spec,
      ...(Array.isArray(spec.containers) && {
        containers: spec.containers.map(withContainerDefaults),
      }),
      ...(Array.isArray(spec.initContainers) && {
        initContainers: spec.initContainers.map(withContainerDefaults),
      }),
    },
  };
}

function withContainerDefaults(container: JsonValue): JsonValue {
  if (!isJsonObject(container)) return container;
  return {
    ...CONTAINER_DEFAULTS,
    ...container,
    ...(Array.isArray(container.ports) && {
      ports: listAt(container, 'ports').map(port => ({
        protocol: 'TCP',
        ...objectAt(port),
      })),
    }),
  };
}
