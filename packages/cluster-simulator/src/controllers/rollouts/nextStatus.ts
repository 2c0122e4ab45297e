import type { JsonObject, JsonValue } from '../../store/Json';
import { flagAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import type { Write } from '../engine/Write';
import { analysisEvents } from './analysisEvents';
import { analysisPointers } from './analysisPointers';
import { labelText } from './labelText';
import { nextConditions } from './nextConditions';
import { availableOf, presentOf, readyOf, sum } from './replicaSetCounts';
import { WORKLOAD_GENERATION, type RolloutMoment } from './RolloutMoment';
import { rolloutEvent } from './rolloutEvent';
import { rolloutPhase } from './rolloutPhase';
import { selectedHash } from './selectedHash';
import { trafficWeights } from './trafficWeights';

/** What a stage decides; everything else of a status follows from the cluster. */
export type Decision = {
  stepIndex?: number;
  /** Another template, or other steps: what was begun is forgotten. */
  isReset?: boolean;
  /** Which update is complete, in the controller's words. */
  promotion?: string;
  pause?: string;
  resume?: string;
  /** No pause and no abort any more, as a full promotion wants it. */
  isCleared?: boolean;
  /** By the controller itself; the cause, if it tells one. */
  abort?: { cause: string };
  isTimedOut?: boolean;
  isRestarted?: boolean;
  canary?: JsonObject;
  blueGreen?: JsonObject;
};

/** The status that a Rollout's controller writes now. */
export function nextStatus(
  moment: RolloutMoment,
  decision: Decision = {},
): JsonObject {
  return outcome(moment, decision).status;
}

/** That status and the Events that go with it. */
export function statusWrites(
  moment: RolloutMoment,
  decision: Decision = {},
): Write[] {
  const { status, events } = outcome(moment, decision);
  return [{ write: 'status', of: moment.name, status }, ...events];
}

function outcome(
  moment: RolloutMoment,
  decision: Decision,
): { status: JsonObject; events: Write[] } {
  const before = moment.status;
  const started = moment.newSet !== undefined;
  const isAborted =
    !decision.isReset &&
    !decision.isCleared &&
    (moment.isAborted || decision.abort !== undefined);
  const status: JsonObject = {
    ...withoutNull(before),
    ...counts(moment),
    ...strategies(moment, decision),
    ...(started && {
      currentPodHash: moment.hash,
      ...(moment.canary && { currentStepHash: moment.stepHash }),
    }),
    ...pauses(moment, decision, isAborted),
    observedGeneration: String(moment.rollout.metadata.generation ?? 1),
    workloadObservedGeneration:
      moment.rollout.metadata.annotations?.[WORKLOAD_GENERATION],
    currentStepIndex: stepIndex(moment, decision, isAborted),
    ...(decision.isReset && { promoteFull: undefined }),
    ...(decision.promotion !== undefined && {
      promoteFull: undefined,
      stableRS: moment.hash,
    }),
    ...(decision.isRestarted && { restartedAt: moment.spec.restartAt }),
  };
  const { conditions, events } = nextConditions(moment, status, {
    isAborted,
    ...decision,
  });
  const { phase, message } = rolloutPhase(moment, { ...status, conditions });
  return {
    status: { ...status, conditions, phase, message },
    events: [
      ...analysisEvents(moment, status),
      ...pauseEvents(moment, status),
      ...events,
    ],
  };
}

function counts(moment: RolloutMoment): JsonObject {
  const { replicaSets, newSet, blueGreen, spec } = moment;
  const active =
    blueGreen && moment.setOf(selectedHash(moment, blueGreen.activeService));
  const all = active ? [active] : replicaSets;
  return {
    replicas: shown(sum(replicaSets, presentOf)),
    updatedReplicas: shown(presentOf(newSet)),
    readyReplicas: shown(sum(all, readyOf)),
    availableReplicas: shown(sum(all, availableOf)),
    HPAReplicas: shown(sum(all, presentOf)),
    selector: labelText(objectAt(active ?? { spec }, 'spec', 'selector')),
  };
}

function strategies(moment: RolloutMoment, decision: Decision): JsonObject {
  const { status, blueGreen, isRouted } = moment;
  const kept = decision.isReset
    ? { canary: {}, blueGreen: {} }
    : analysisPointers(moment);
  const { weights, ...canary } = objectAt(status, 'canary');
  return {
    canary: {
      ...(decision.isReset ? {} : canary),
      ...kept.canary,
      ...(isRouted && { weights: trafficWeights(moment) ?? weights }),
      ...decision.canary,
    },
    blueGreen: {
      ...(decision.isReset ? {} : objectAt(status, 'blueGreen')),
      ...kept.blueGreen,
      ...(blueGreen && {
        activeSelector:
          selectedHash(moment, blueGreen.activeService) || undefined,
        previewSelector:
          selectedHash(moment, blueGreen.previewService) || undefined,
      }),
      ...decision.blueGreen,
      ...(decision.promotion !== undefined && {
        scaleUpPreviewCheckPoint: undefined,
      }),
    },
  };
}

function stepIndex(
  { steps, status, hash, stableHash, currentHash }: RolloutMoment,
  decision: Decision,
  isAborted: boolean,
): number | undefined {
  if (steps.length === 0) return undefined;
  if (decision.promotion !== undefined) return steps.length;
  if (decision.stepIndex !== undefined) return decision.stepIndex;
  if (decision.isReset) return hash === stableHash ? steps.length : 0;
  if (isAborted) return currentHash === stableHash ? steps.length : 0;
  return numberAt(status, 'currentStepIndex');
}

function pauses(
  { status, pauseConditions, isPromotedInFull, view }: RolloutMoment,
  { isReset, isCleared, pause, resume, promotion }: Decision,
  isAborted: boolean,
): JsonObject {
  const now = timeText(view.now);
  if (isAborted) {
    return {
      abort: true,
      abortedAt: status.abortedAt ?? now,
      pauseConditions: undefined,
      controllerPause: undefined,
    };
  }
  const isForgotten = isReset || isCleared || promotion !== undefined;
  const kept = isForgotten
    ? []
    : pauseConditions.filter(({ reason }) => reason !== resume);
  const isNew =
    pause !== undefined &&
    !pauseConditions.some(({ reason }) => reason === pause);
  const conditions: JsonValue[] = isNew
    ? [...kept, { reason: pause, startTime: now }]
    : kept;
  const isPausing =
    conditions.length > 0 && (isNew || flagAt(status, 'controllerPause'));
  return {
    // A retry leaves `false`, and there it stays until an abort or a new version takes it away.
    abort:
      isReset || isPromotedInFull || status.abort === true
        ? undefined
        : status.abort,
    abortedAt: undefined,
    pauseConditions: conditions.length > 0 ? conditions : undefined,
    controllerPause: isPausing ? true : undefined,
  };
}

function pauseEvents(
  { name, pauseConditions }: RolloutMoment,
  status: JsonObject,
): Write[] {
  const now = listAt(status, 'pauseConditions');
  const wasPaused = pauseConditions.length > 0;
  if (wasPaused === now.length > 0) return [];
  if (wasPaused) {
    return [rolloutEvent(name, 'RolloutResumed', 'Rollout is resumed')];
  }
  const reasons = now.map(condition => textAt(condition, 'reason')).join(', ');
  return [
    rolloutEvent(name, 'RolloutPaused', `Rollout is paused (${reasons})`),
  ];
}

/** As the real one writes it: what is zero is absent. */
function shown(count: number): number | undefined {
  return count === 0 ? undefined : count;
}

function withoutNull(status: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(status).filter(([, value]) => value !== null),
  );
}
