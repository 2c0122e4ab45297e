import type { JsonObject, JsonValue } from '../../store/Json';
import { listAt, numberAt, objectAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import type { Write } from '../engine/Write';
import { revisionOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { rolloutEvent } from './rolloutEvent';
import { setCondition } from './setCondition';

type Cause = {
  isAborted: boolean;
  abort?: { cause: string };
  isTimedOut?: boolean;
  promotion?: string;
};

type Told = { conditions: JsonValue[]; events: Write[] };

/** The conditions that go with a status, in the controller's words. */
export function nextConditions(
  moment: RolloutMoment,
  status: JsonObject,
  cause: Cause,
): Told {
  const { name, newSet } = moment;
  const now = timeText(moment.view.now);
  const revision = revisionOf(newSet ?? moment.rollout);
  const before = listAt(moment.status, 'conditions').filter(
    condition => textAt(condition, 'type') !== 'InvalidSpec',
  );
  const events: Write[] = [];
  let conditions = before;
  const set = (
    type: string,
    holds: string,
    reason: string,
    message: string,
  ) => {
    const next = setCondition(
      conditions,
      { type, status: holds, reason, message },
      now,
    );
    const isNew = next !== conditions;
    conditions = next;
    return isNew;
  };

  const isHealthy = isRolloutHealthy(moment, status);
  let turnedUnhealthy = false;
  if (isHealthy && !isPaused(moment)) {
    set('Healthy', 'True', 'RolloutHealthy', 'Rollout is healthy');
  } else if (
    before.some(condition => textAt(condition, 'type') === 'Healthy')
  ) {
    turnedUnhealthy = set(
      'Healthy',
      'False',
      'RolloutHealthy',
      'Rollout is not healthy',
    );
  }

  const isCompleted =
    status.stableRS !== undefined && status.stableRS === status.currentPodHash;
  const changed = set(
    'Completed',
    isCompleted ? 'True' : 'False',
    'RolloutCompleted',
    'RolloutCompleted',
  );
  if (changed && !isCompleted) {
    events.push(
      rolloutEvent(
        name,
        'RolloutNotCompleted',
        `Rollout not completed, started update to revision ${revision} (${status.currentPodHash})`,
      ),
    );
  }

  if (cause.isAborted) {
    const own = `Rollout aborted update to revision ${revision}`;
    const known = moment.condition('Progressing');
    const message =
      known?.reason === 'RolloutAborted' && cause.abort === undefined
        ? String(known.message)
        : [own, cause.abort?.cause].filter(Boolean).join(': ');
    if (set('Progressing', 'False', 'RolloutAborted', message)) {
      events.push(rolloutEvent(name, 'RolloutAborted', message, 'Warning'));
    }
  } else {
    conditions = withProgress(moment, status, conditions, {
      isHealthy,
      isTimedOut: cause.isTimedOut === true,
      turnedUnhealthy: turnedUnhealthy && isCompleted,
      now,
    });
  }

  const isAvailable =
    (numberAt(status, 'availableReplicas') ?? 0) >= moment.replicas;
  set(
    'Available',
    isAvailable ? 'True' : 'False',
    'AvailableReason',
    `Rollout ${isAvailable ? 'has' : 'does not have'} minimum availability`,
  );

  if (cause.promotion !== undefined && moment.stableHash !== moment.hash) {
    events.push(
      rolloutEvent(
        name,
        'RolloutCompleted',
        `Rollout completed update to revision ${revision} (${moment.hash}): ${cause.promotion}`,
      ),
    );
  }
  return { conditions, events };
}

function withProgress(
  moment: RolloutMoment,
  status: JsonObject,
  conditions: JsonValue[],
  {
    isHealthy,
    isTimedOut,
    turnedUnhealthy,
    now,
  }: {
    isHealthy: boolean;
    isTimedOut: boolean;
    turnedUnhealthy: boolean;
    now: string;
  },
): JsonValue[] {
  const set = `ReplicaSet "${moment.newSet?.metadata.name ?? ''}"`;
  const known = moment.condition('Progressing');
  if (isHealthy) {
    return setCondition(
      conditions,
      {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `${set} has successfully progressed.`,
      },
      now,
    );
  }
  if (turnedUnhealthy) {
    return setCondition(
      conditions,
      {
        type: 'Progressing',
        status: 'True',
        reason: 'ReplicaSetNotAvailable',
        message: 'Rollout does not have minimum availability',
      },
      now,
    );
  }
  if (hasProgressed(moment.status, status)) {
    // A new time even where nothing else is new: the deadline counts from here.
    return [
      ...conditions.filter(other => textAt(other, 'type') !== 'Progressing'),
      {
        type: 'Progressing',
        status: 'True',
        reason: 'ReplicaSetUpdated',
        message: `${set} is progressing.`,
        lastUpdateTime: now,
        lastTransitionTime:
          known?.status === 'True' ? known.lastTransitionTime : now,
      },
    ];
  }
  if (!isTimedOut) return conditions;
  return setCondition(
    conditions,
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: `${set} has timed out progressing.`,
    },
    now,
  );
}

/** Whether something has moved on: then the deadline counts anew. */
function hasProgressed(before: JsonObject, after: JsonObject): boolean {
  const count = (status: JsonObject, field: string) =>
    numberAt(status, field) ?? 0;
  const old = (status: JsonObject) =>
    count(status, 'replicas') - count(status, 'updatedReplicas');
  return (
    count(after, 'updatedReplicas') !== count(before, 'updatedReplicas') ||
    old(after) < old(before) ||
    count(after, 'readyReplicas') > count(before, 'readyReplicas') ||
    count(after, 'availableReplicas') > count(before, 'availableReplicas') ||
    after.stableRS !== before.stableRS ||
    after.currentStepIndex !== before.currentStepIndex ||
    after.currentStepHash !== before.currentStepHash ||
    ['activeSelector', 'previewSelector'].some(
      field =>
        (textAt(after, 'blueGreen', field) ?? '') !==
        (textAt(before, 'blueGreen', field) ?? ''),
    )
  );
}

function isRolloutHealthy(
  { replicas, blueGreen, steps, canary }: RolloutMoment,
  status: JsonObject,
): boolean {
  const { currentPodHash } = status;
  const selectors = objectAt(status, 'blueGreen');
  if (
    (numberAt(status, 'updatedReplicas') ?? 0) !== replicas ||
    (numberAt(status, 'availableReplicas') ?? 0) !== replicas
  ) {
    return false;
  }
  if (blueGreen) {
    return (
      selectors.activeSelector === currentPodHash &&
      (blueGreen.previewService === undefined ||
        selectors.previewSelector === currentPodHash)
    );
  }
  return (
    canary !== undefined &&
    (steps.length === 0 || status.currentStepIndex === steps.length) &&
    status.stableRS !== undefined &&
    status.stableRS === currentPodHash &&
    (numberAt(status, 'replicas') ?? 0) === replicas
  );
}

function isPaused({ isPausedByUser, pauseConditions }: RolloutMoment): boolean {
  return isPausedByUser || pauseConditions.length > 0;
}
