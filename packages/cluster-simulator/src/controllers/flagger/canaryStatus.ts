import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt, objectAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import { conditionOf } from '../workloads/conditions';

export type CanaryPhase =
  | 'Initializing'
  | 'Initialized'
  | 'Waiting'
  | 'Progressing'
  | 'WaitingPromotion'
  | 'Promoting'
  | 'Finalising'
  | 'Succeeded'
  | 'Failed';

export type CanaryProgress = {
  canaryWeight: number;
  iterations: number;
  failedChecks: number;
  lastAppliedSpec?: string;
  lastPromotedSpec?: string;
};

// A Record, so that a phase without its words does not compile.
const PROMOTED: Record<
  CanaryPhase,
  { status: 'True' | 'False' | 'Unknown'; message: string }
> = {
  Initializing: {
    status: 'Unknown',
    message: 'New Deployment detected, starting initialization.',
  },
  Initialized: {
    status: 'True',
    message: 'Deployment initialization completed.',
  },
  Waiting: { status: 'Unknown', message: 'Waiting for approval.' },
  Progressing: {
    status: 'Unknown',
    message: 'New revision detected, progressing canary analysis.',
  },
  WaitingPromotion: { status: 'Unknown', message: 'Waiting for approval.' },
  Promoting: {
    status: 'Unknown',
    message: 'Canary analysis completed, starting primary rolling update.',
  },
  Finalising: {
    status: 'Unknown',
    message: 'Canary analysis completed, routing all traffic to primary.',
  },
  Succeeded: {
    status: 'True',
    message: 'Canary analysis completed successfully, promotion finished.',
  },
  Failed: {
    status: 'False',
    message: 'Canary analysis failed, Deployment scaled to zero.',
  },
};

export function progressOf({ status }: StoredObject): CanaryProgress {
  const lastAppliedSpec = textAt(status, 'lastAppliedSpec');
  const lastPromotedSpec = textAt(status, 'lastPromotedSpec');
  return {
    canaryWeight: numberAt(status, 'canaryWeight') ?? 0,
    iterations: numberAt(status, 'iterations') ?? 0,
    failedChecks: numberAt(status, 'failedChecks') ?? 0,
    ...(lastAppliedSpec !== undefined && { lastAppliedSpec }),
    ...(lastPromotedSpec !== undefined && { lastPromotedSpec }),
  };
}

/** A status as Flagger writes it; the times of the condition stay as they are while it says the same. */
export function canaryStatus(
  { status }: StoredObject,
  phase: CanaryPhase,
  progress: CanaryProgress,
  now: Date,
): JsonObject {
  const at = timeText(now);
  const before = conditionOf(status, 'Promoted');
  const promoted = PROMOTED[phase];
  const isSame = before?.reason === phase && before?.status === promoted.status;
  const since = (field: string) =>
    (isSame ? textAt(before, field) : undefined) ?? at;
  return {
    ...objectAt(status),
    ...progress,
    phase,
    lastTransitionTime: at,
    conditions: [
      {
        type: 'Promoted',
        status: promoted.status,
        reason: phase,
        message: promoted.message,
        lastUpdateTime: since('lastUpdateTime'),
        lastTransitionTime: since('lastTransitionTime'),
      },
    ],
  };
}
