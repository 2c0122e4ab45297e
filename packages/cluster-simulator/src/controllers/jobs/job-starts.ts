import { objectAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { timeText } from '../engine/timeText';
import { podOf } from '../workloads/pods';
import { nameFrom } from '../workloads/podTemplateHash';

export const jobStarts: Stage = {
  name: 'job-starts',
  matches: ({ status }) => textAt(status, 'startTime') === undefined,
  next: (job, { now }) => {
    const { name, namespace, uid } = job.metadata;
    const of = { kind: 'Job', name, namespace };
    const pod = `${name}-${nameFrom(uid, 5)}`;
    return [
      {
        write: 'create',
        object: podOf(job, pod, {
          template: objectAt(job.spec, 'template'),
          labels: { 'job-name': name, 'batch.kubernetes.io/job-name': name },
        }),
      },
      {
        write: 'status',
        of,
        status: {
          startTime: timeText(now),
          active: 1,
          terminating: 0,
          uncountedTerminatedPods: {},
          ready: 0,
        },
      },
      {
        write: 'event',
        about: of,
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created pod: ${pod}`,
        source: 'job-controller',
      },
    ];
  },
};
