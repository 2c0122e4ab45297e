import { objectAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { timeText } from '../engine/timeText';
import type { Write } from '../engine/Write';
import { isTrue } from '../workloads/conditions';
import { jobFate } from './jobFate';

const SUCCESS = {
  types: ['SuccessCriteriaMet', 'Complete'],
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
};
const FAILURE = {
  types: ['FailureTarget', 'Failed'],
  reason: 'BackoffLimitExceeded',
  message: 'Job has reached the specified backoff limit',
};

/** One Pod decides: the simulated Jobs have no second try. */
export const jobEnds: Stage = {
  name: 'job-ends',
  matches: ({ status }) =>
    textAt(status, 'startTime') !== undefined &&
    !isTrue(status, 'Complete') &&
    !isTrue(status, 'Failed'),
  wait: job => jobFate(job).after,
  next: (job, view) => {
    const { name, namespace } = job.metadata;
    const { succeeds } = jobFate(job);
    const at = timeText(view.now);
    const end = succeeds ? SUCCESS : FAILURE;
    return [
      ...view.ownedBy(job, 'Pod').map(
        ({ metadata, status }): Write => ({
          write: 'status',
          of: { kind: 'Pod', name: metadata.name, namespace },
          status: {
            ...objectAt(status),
            phase: succeeds ? 'Succeeded' : 'Failed',
          },
        }),
      ),
      {
        write: 'status',
        of: { kind: 'Job', name, namespace },
        status: {
          startTime: textAt(job.status, 'startTime'),
          ...(succeeds ? { succeeded: 1, completionTime: at } : { failed: 1 }),
          terminating: 0,
          uncountedTerminatedPods: {},
          ready: 0,
          conditions: end.types.map(type => ({
            type,
            status: 'True',
            lastProbeTime: at,
            lastTransitionTime: at,
            reason: end.reason,
            message: end.message,
          })),
        },
      },
    ];
  },
};
