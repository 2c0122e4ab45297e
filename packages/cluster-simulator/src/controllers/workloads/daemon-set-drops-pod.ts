import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import type { Stage } from '../engine/Stage';
import { NODES } from './nodes';
import { isReady } from './pods';
import { revisionedPods } from './revisionedPods';

/** One of an old template at a time, and none while another node has no ready Pod. */
export const daemonSetDropsPod: Stage = {
  name: 'daemon-set-drops-pod',
  matches: (set, view) => podToDrop(set, view) !== undefined,
  next: (set, view) => {
    const { name, namespace } = set.metadata;
    const pod = podToDrop(set, view)?.metadata.name ?? '';
    return [
      { write: 'delete', of: { kind: 'Pod', name: pod, namespace } },
      {
        write: 'event',
        about: { kind: 'DaemonSet', name, namespace },
        type: 'Normal',
        reason: 'SuccessfulDelete',
        message: `Deleted pod: ${pod}`,
        source: 'daemonset-controller',
      },
    ];
  },
};

function podToDrop(
  set: StoredObject,
  view: ClusterView,
): StoredObject | undefined {
  const { pods, old } = revisionedPods(set, view);
  const broken = old.find(pod => !isReady(pod));
  const isWhole = pods.length === NODES.length && pods.every(isReady);
  return broken ?? (isWhole ? old[0] : undefined);
}
