import { flagAt, numberAt, textAt } from '../../engine/fields';
import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** An update makes no progress for too long. It goes on when it can, unless it is to abort. */
export const deadlinePasses = rolloutStage({
  name: 'deadline-passes',
  matches: moment => deadlineOf(moment) !== undefined,
  until: moment => deadlineOf(moment) ?? moment.view.now,
  next: moment =>
    statusWrites(
      moment,
      flagAt(moment.spec, 'progressDeadlineAbort')
        ? {
            abort: {
              cause: `ReplicaSet "${moment.newSet?.metadata.name}" has timed out progressing.`,
            },
          }
        : { isTimedOut: true },
    ),
});

/** What waits by design is not late. */
function deadlineOf(moment: RolloutMoment): Date | undefined {
  const { status, spec, currentStep } = moment;
  const progress = moment.condition('Progressing');
  const since = textAt(progress, 'lastUpdateTime');
  const isWaiting =
    moment.isPausedByUser ||
    moment.pauseConditions.length > 0 ||
    currentStep?.pause !== undefined ||
    currentStep?.analysis !== undefined ||
    currentStep?.experiment !== undefined;
  if (
    since === undefined ||
    isWaiting ||
    moment.isChanged ||
    status.phase !== 'Progressing' ||
    progress?.reason === 'NewReplicaSetAvailable'
  ) {
    return undefined;
  }
  const seconds = numberAt(spec, 'progressDeadlineSeconds') ?? 600;
  return new Date(Date.parse(since) + seconds * 1_000);
}
