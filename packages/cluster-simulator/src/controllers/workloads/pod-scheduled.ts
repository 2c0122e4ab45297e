import { listAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { timeText } from '../engine/timeText';
import { seededLuck } from '../metrics/seededLuck';
import { conditionOf } from './conditions';
import { NODES } from './nodes';
import { podFate } from './podFate';

/** A Pod gets its node at once, and its containers are made there. */
export const podScheduled: Stage = {
  name: 'pod-scheduled',
  matches: (pod, view) =>
    textAt(pod.status, 'phase') === 'Pending' &&
    podFate(pod, view).kind !== 'unschedulable' &&
    conditionOf(pod.status, 'PodScheduled') === undefined,
  next: ({ metadata: { name, namespace }, spec }, { now }) => {
    const of = { kind: 'Pod', name, namespace };
    const nodeName =
      textAt(spec, 'nodeName') ??
      NODES[Math.floor(seededLuck(name) * NODES.length)] ??
      NODES[0];
    return [
      { write: 'patch', of, patch: { spec: { nodeName } } },
      {
        write: 'status',
        of,
        status: {
          phase: 'Pending',
          conditions: [
            {
              type: 'PodScheduled',
              status: 'True',
              lastProbeTime: null,
              lastTransitionTime: timeText(now),
            },
          ],
          containerStatuses: listAt(spec, 'containers').map(container => ({
            name: textAt(container, 'name'),
            image: textAt(container, 'image'),
            imageID: '',
            ready: false,
            restartCount: 0,
            lastState: {},
            state: { waiting: { reason: 'ContainerCreating' } },
          })),
          qosClass: 'BestEffort',
        },
      },
      {
        write: 'event',
        about: of,
        type: 'Normal',
        reason: 'Scheduled',
        message: `Successfully assigned ${namespace}/${name} to ${nodeName}`,
        source: 'default-scheduler',
      },
    ];
  },
};
