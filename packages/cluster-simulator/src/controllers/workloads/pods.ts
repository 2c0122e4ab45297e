import type { JsonObject } from '../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { fieldAt, listAt, objectAt, textAt } from '../engine/fields';
import { ownerReference } from '../engine/ownerReference';
import { isTrue } from './conditions';

/** A Pod of a template, owned by who makes it. */
export function podOf(
  owner: StoredObject,
  name: string,
  more: { template?: JsonObject; labels?: Record<string, string> } = {},
): KubernetesObject {
  const template = more.template ?? objectAt(owner.spec, 'template');
  const { namespace } = owner.metadata;
  const annotations = textsOf(fieldAt(template, 'metadata', 'annotations'));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      labels: {
        ...textsOf(fieldAt(template, 'metadata', 'labels')),
        ...more.labels,
      },
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [ownerReference(owner)],
    },
    spec: objectAt(template, 'spec'),
    status: { phase: 'Pending', qosClass: 'BestEffort' },
  };
}

/** Neither ended nor on its way out. */
export function isActive({ status }: StoredObject): boolean {
  const phase = textAt(status, 'phase');
  return phase !== 'Succeeded' && phase !== 'Failed';
}

export function isReady({ status }: StoredObject): boolean {
  return isTrue(status, 'Ready');
}

/** Since when it is ready. */
export function readySince({ status }: StoredObject): Date | undefined {
  const since = listAt(status, 'conditions')
    .filter(
      condition =>
        textAt(condition, 'type') === 'Ready' &&
        textAt(condition, 'status') === 'True',
    )
    .map(condition => textAt(condition, 'lastTransitionTime'))
    .find(time => time !== undefined);
  return since === undefined ? undefined : new Date(since);
}

/** The labels or annotations of a template. */
export function textsOf(
  value: Parameters<typeof objectAt>[0],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectAt(value)).map(([key, text]) => [key, String(text)]),
  );
}
