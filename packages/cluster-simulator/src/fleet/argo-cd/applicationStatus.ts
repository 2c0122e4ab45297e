import { textAt } from '../../controllers/engine/fields';
import { timeText } from '../../controllers/engine/timeText';
import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { nextVersion } from '../nextVersion';
import { imageOf } from '../workloadStates';
import { POST_SYNC_HOOK } from './applicationOf';
import { commitOf } from './commitOf';

/** What Argo CD's own health check makes of a Rollout's phase. */
const HEALTH_OF: Readonly<Record<string, string>> = {
  Healthy: 'Healthy',
  Paused: 'Suspended',
  Degraded: 'Degraded',
};

const MESSAGE_OF = {
  Running: (name: string) =>
    `waiting for healthy state of argoproj.io/Rollout/${name}`,
  Succeeded: () => 'successfully synced (all tasks run)',
  Failed: () => 'one or more synchronization tasks completed unsuccessfully',
};

type OperationPhase = keyof typeof MESSAGE_OF;

/** The status of an Application for what its Rollout is now; the same as before when nothing has changed. */
export function applicationStatus(
  { metadata, status }: StoredObject,
  rollout: StoredObject,
  now: Date,
): JsonObject {
  const revision = commitOf(imageOf(rollout));
  const newest = textAt(status, 'sync', 'revision');
  const isBehind = newest === commitOf(nextVersion(imageOf(rollout)));
  const sync = isBehind ? 'OutOfSync' : 'Synced';
  const health =
    HEALTH_OF[textAt(rollout.status, 'phase') ?? ''] ?? 'Progressing';
  return {
    sync: { status: sync, revision: isBehind ? newest : revision },
    health: { status: health },
    resources: [
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Rollout',
        namespace: rollout.metadata.namespace,
        name: rollout.metadata.name,
        status: sync,
      },
    ],
    operationState: operationState({
      name: rollout.metadata.name,
      revision,
      health,
      waits: metadata.annotations?.[POST_SYNC_HOOK] !== undefined,
      before: status,
      now: timeText(now),
    }),
  };
}

function operationState({
  name,
  revision,
  health,
  waits,
  before,
  now,
}: {
  name: string;
  revision: string;
  health: string;
  /** Whether the sync ends only with the health of what it applied. */
  waits: boolean;
  before: StoredObject['status'];
  now: string;
}): JsonObject {
  const state = (...path: string[]) =>
    textAt(before, 'operationState', ...path);
  const isSame = state('syncResult', 'revision') === revision;
  const ended = (['Succeeded', 'Failed'] as const).find(
    known => isSame && known === state('phase'),
  );
  const phase = ended ?? phaseOf(health, waits);
  return {
    phase,
    message: MESSAGE_OF[phase](name),
    operation: { sync: { revision } },
    startedAt: (isSame && state('startedAt')) || now,
    ...(phase !== 'Running' && {
      finishedAt: (isSame && state('finishedAt')) || now,
    }),
    syncResult: { revision },
  };
}

function phaseOf(health: string, waits: boolean): OperationPhase {
  if (!waits || health === 'Healthy') return 'Succeeded';
  return health === 'Degraded' ? 'Failed' : 'Running';
}
