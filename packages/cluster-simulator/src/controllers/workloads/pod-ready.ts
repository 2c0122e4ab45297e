import { isActive, isReady } from './pods';
import type { Stage } from '../engine/Stage';
import { podFate } from './podFate';
import { runningPod } from './runningPod';

/** A Pod is ready some time after it has its node. */
export const podReady: Stage = {
  name: 'pod-ready',
  matches: (pod, view) =>
    isActive(pod) && !isReady(pod) && podFate(pod, view).kind === 'ready',
  wait: (pod, view) => {
    const fate = podFate(pod, view);
    return fate.kind === 'ready' ? fate.after : 0;
  },
  next: (pod, { now }) => {
    const { name, namespace } = pod.metadata;
    const of = { kind: 'Pod', name, namespace };
    return [
      { write: 'status', of, status: runningPod(pod, now, { crashed: false }) },
    ];
  },
};
