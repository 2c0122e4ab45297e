import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { isReady } from './pods';
import { revisionedPods } from './revisionedPods';
import { ordinalOf } from './statefulSetStatus';

/** The last that is too many; else, when all are ready, the last of an old template. */
export const statefulSetDropsPod: Stage = {
  name: 'stateful-set-drops-pod',
  matches: (set, view) => podToDrop(set, view) !== undefined,
  next: (set, view) => {
    const { name, namespace } = set.metadata;
    const pod = podToDrop(set, view)?.metadata.name ?? '';
    return [
      { write: 'delete', of: { kind: 'Pod', name: pod, namespace } },
      {
        write: 'event',
        about: { kind: 'StatefulSet', name, namespace },
        type: 'Normal',
        reason: 'SuccessfulDelete',
        message: `delete Pod ${pod} in StatefulSet ${name} successful`,
        source: 'statefulset-controller',
      },
    ];
  },
};

function podToDrop(
  set: StoredObject,
  view: ClusterView,
): StoredObject | undefined {
  const wanted = numberAt(set.spec, 'replicas') ?? 1;
  const { pods, old } = revisionedPods(set, view);
  const last = (of: StoredObject[]) =>
    of.sort((one, other) => ordinalOf(other) - ordinalOf(one))[0];
  const tooMany = last(pods.filter(pod => ordinalOf(pod) >= wanted));
  if (tooMany) return tooMany;
  const isWhole = pods.length === wanted && pods.every(isReady);
  // A broken Pod of an old template is replaced whatever the others are.
  return last(isWhole ? old : old.filter(pod => !isReady(pod)));
}
