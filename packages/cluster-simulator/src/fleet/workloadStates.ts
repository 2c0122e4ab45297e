import { isJsonObject, type JsonObject, type JsonValue } from '../store/Json';
import type { StoredObject } from '../store/KubernetesObject';

type State = (workload: StoredObject) => boolean;

/** The image of the first container. */
export function imageOf(workload: StoredObject): string {
  const containers = field(
    field(field(workload.spec, 'template'), 'spec'),
    'containers',
  );
  const [first] = Array.isArray(containers) ? containers : [];
  return String(field(first, 'image') ?? '');
}

/** A Rollout with all of the wanted version and nothing else. */
export const isHealthy: State = workload => {
  const status = statusOf(workload);
  return (
    status.phase === 'Healthy' &&
    isObserved(workload) &&
    status.currentPodHash === status.stableRS
  );
};

/** A Rollout that waits in a pause of any kind. */
export const isPaused: State = workload => {
  const { pauseConditions } = statusOf(workload);
  return Array.isArray(pauseConditions) && pauseConditions.length > 0;
};

export const isAborted: State = workload =>
  statusOf(workload).abort === true && isObserved(workload);

/** A Rollout that somebody has paused in its spec. */
export const isHeld: State = ({ spec }) => field(spec, 'paused') === true;

/** A Rollout that will not move by itself. */
export const isSettled: State = workload =>
  isHealthy(workload) || isAborted(workload);

export const isDegraded: State = workload =>
  statusOf(workload).phase === 'Degraded';

/** A Rollout in a step that is an experiment. */
export const runsExperiment: State = workload =>
  typeof field(statusOf(workload).canary, 'currentExperiment') === 'string';

/** A Rollout at this step, counted from 0, or beyond. */
export function isAtStep(index: number): State {
  return workload => {
    const { currentStepIndex } = statusOf(workload);
    return (
      isObserved(workload) &&
      typeof currentStepIndex === 'number' &&
      currentStepIndex >= index
    );
  };
}

/** A Canary of Flagger in this phase. */
export function isInPhase(...phases: string[]): State {
  return workload => phases.includes(String(statusOf(workload).phase));
}

/** A Deployment all of whose Pods are new and available. */
export const isRolledOut: State = workload => {
  const { replicas, updatedReplicas, availableReplicas, observedGeneration } =
    statusOf(workload);
  return (
    observedGeneration === workload.metadata.generation &&
    replicas === updatedReplicas &&
    replicas === availableReplicas
  );
};

export const isRolling: State = workload => !isRolledOut(workload);

/** A Deployment whose new Pods were not available in time. */
export const isPastDeadline: State = workload => {
  const { conditions } = statusOf(workload);
  return (
    Array.isArray(conditions) &&
    conditions.some(
      condition =>
        field(condition, 'reason') === 'ProgressDeadlineExceeded' &&
        field(condition, 'status') === 'False',
    )
  );
};

// The controller writes it as text, a Deployment's as a number.
function isObserved(workload: StoredObject): boolean {
  return (
    String(statusOf(workload).observedGeneration) ===
    String(workload.metadata.generation)
  );
}

function statusOf({ status }: StoredObject): JsonObject {
  return isJsonObject(status) ? status : {};
}

function field(
  value: JsonValue | undefined,
  name: string,
): JsonValue | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}
