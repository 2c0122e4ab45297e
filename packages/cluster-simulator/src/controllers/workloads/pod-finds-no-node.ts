import { textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { timeText } from '../engine/timeText';
import { conditionOf } from './conditions';
import { podFate } from './podFate';

const WHY =
  "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";

/** A Pod that asks for a node that there is not stays where it is. */
export const podFindsNoNode: Stage = {
  name: 'pod-finds-no-node',
  matches: (pod, view) =>
    textAt(pod.status, 'phase') === 'Pending' &&
    podFate(pod, view).kind === 'unschedulable' &&
    conditionOf(pod.status, 'PodScheduled') === undefined,
  next: ({ metadata: { name, namespace } }, { now }) => [
    {
      write: 'status',
      of: { kind: 'Pod', name, namespace },
      status: {
        phase: 'Pending',
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            lastProbeTime: null,
            lastTransitionTime: timeText(now),
            reason: 'Unschedulable',
            message: WHY,
          },
        ],
        qosClass: 'BestEffort',
      },
    },
    {
      write: 'event',
      about: { kind: 'Pod', name, namespace },
      type: 'Warning',
      reason: 'FailedScheduling',
      message: WHY,
      source: 'default-scheduler',
    },
  ],
};
