import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { isReady, podOf } from './pods';
import { REVISION_LABEL, revisionedPods } from './revisionedPods';
import { ordinalOf } from './statefulSetStatus';

/** One after the other: each waits until all before it are ready. */
export const statefulSetAddsPod: Stage = {
  name: 'stateful-set-adds-pod',
  matches: (set, view) =>
    missingOrdinal(set, view) !== undefined &&
    revisionedPods(set, view).pods.every(isReady),
  next: (set, view) => {
    const { name, namespace } = set.metadata;
    const pod = `${name}-${missingOrdinal(set, view)}`;
    const { revision } = revisionedPods(set, view);
    const labels = {
      [REVISION_LABEL]: revision,
      'statefulset.kubernetes.io/pod-name': pod,
    };
    return [
      { write: 'create', object: podOf(set, pod, { labels }) },
      {
        write: 'event',
        about: { kind: 'StatefulSet', name, namespace },
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `create Pod ${pod} in StatefulSet ${name} successful`,
        source: 'statefulset-controller',
      },
    ];
  },
};

function missingOrdinal(
  set: StoredObject,
  view: ClusterView,
): number | undefined {
  const wanted = numberAt(set.spec, 'replicas') ?? 1;
  const there = new Set(revisionedPods(set, view).pods.map(ordinalOf));
  return Array.from({ length: wanted }, (_, ordinal) => ordinal).find(
    ordinal => !there.has(ordinal),
  );
}
