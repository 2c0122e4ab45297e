import type { JsonValue } from '../../../store/Json';
import { listAt } from '../../engine/fields';
import { timeText } from '../../engine/timeText';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutPhase } from '../rolloutPhase';
import { rolloutStage } from '../rolloutStage';
import { setCondition, type Condition } from '../setCondition';

/** A pause, its end and a retry are told in the conditions before anything else is looked at. */
export const pauseIsTold = rolloutStage({
  name: 'pause-is-told',
  matches: moment => news(moment).length > 0,
  next: moment => {
    const { status, rollout, view } = moment;
    const told = {
      ...status,
      observedGeneration: String(rollout.metadata.generation ?? 1),
      conditions: news(moment).reduce<JsonValue[]>(
        (conditions, condition) =>
          setCondition(conditions, condition, timeText(view.now)),
        listAt(status, 'conditions'),
      ),
    };
    const { phase, message } = rolloutPhase(moment, told);
    return [
      {
        write: 'status',
        of: moment.name,
        status: { ...told, phase, message },
      },
    ];
  },
});

function news(moment: RolloutMoment): Condition[] {
  const progress = moment.condition('Progressing');
  const isPaused = moment.pauseConditions.length > 0 || moment.isPausedByUser;
  if (progress?.reason === 'RolloutAborted') {
    return moment.isAborted
      ? []
      : [progressing('RolloutRetry', 'Retrying Rollout after abort')];
  }
  const wasPaused = progress?.reason === 'RolloutPaused';
  // What is through makes no progress that could pause.
  const isUnderWay = progress && progress.reason !== 'NewReplicaSetAvailable';
  const isTold = moment.condition('Paused')?.status === 'True';
  return [
    ...(isUnderWay && isPaused && !wasPaused
      ? [progressing('RolloutPaused', 'Rollout is paused')]
      : []),
    ...(isUnderWay && !isPaused && wasPaused
      ? [progressing('RolloutResumed', 'Rollout is resumed')]
      : []),
    ...(isPaused !== isTold
      ? [
          {
            type: 'Paused',
            status: isPaused ? 'True' : 'False',
            reason: 'RolloutPaused',
            message: 'Rollout is paused',
          },
        ]
      : []),
  ];
}

function progressing(reason: string, message: string): Condition {
  return { type: 'Progressing', status: 'Unknown', reason, message };
}
