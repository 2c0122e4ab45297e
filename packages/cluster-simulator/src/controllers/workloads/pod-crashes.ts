import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { isActive } from './pods';
import { podFate } from './podFate';
import { runningPod } from './runningPod';

const FIRST = 2_000;
// As the kubelet: twice as long each time, up to five minutes.
const BACK_OFF = 10_000;
const LONGEST = 300_000;

/** A Pod whose container ends as soon as it is started is started again, less and less often. */
export const podCrashes: Stage = {
  name: 'pod-crashes',
  matches: (pod, view) =>
    isActive(pod) && podFate(pod, view).kind === 'crashes',
  wait: pod => {
    const restarts = restartsOf(pod);
    return restarts === 0
      ? FIRST
      : Math.min(BACK_OFF * 2 ** (restarts - 1), LONGEST);
  },
  next: (pod, { now }) => {
    const { name, namespace } = pod.metadata;
    const of = { kind: 'Pod', name, namespace };
    const status = runningPod(pod, now, { crashed: true });
    return [
      { write: 'status', of, status },
      {
        write: 'event',
        about: of,
        type: 'Warning',
        reason: 'BackOff',
        message: `Back-off restarting failed container in pod ${name}_${namespace}(${pod.metadata.uid})`,
        source: 'kubelet',
      },
    ];
  },
};

function restartsOf({ status }: StoredObject): number {
  return numberAt(status, 'containerStatuses', 0, 'restartCount') ?? 0;
}
