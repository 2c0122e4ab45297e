import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { listAt, numberAt, objectAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import {
  availableOf,
  isOver,
  isWhole,
  runPhase,
  type ExperimentMoment,
} from './ExperimentMoment';

type Outcome = { phase: string; message?: string };

/** What an Experiment has to say about itself in a phase. */
export function experimentStatus(
  experiment: StoredObject,
  moment: ExperimentMoment,
  { phase, message }: Outcome,
  now: Date,
): JsonObject {
  const { templates, analyses } = moment;
  const at = timeText(now);
  const isDone = isOver(phase);
  const isAvailable = templates.every(isWhole);
  const before = listAt(experiment.status, 'templateStatuses');
  const since =
    textAt(experiment.status, 'availableAt') ??
    (phase === 'Running' && isAvailable ? at : undefined);
  return {
    phase,
    ...(message !== undefined && { message }),
    ...(since !== undefined && { availableAt: since }),
    templateStatuses: templates.map((template, index) => {
      const replicas = numberAt(template.replicaSet?.status, 'replicas') ?? 0;
      const status = isDone ? phase : runningOr(isWhole(template));
      const isSame = textAt(before[index], 'status') === status;
      return {
        name: template.name,
        replicas,
        updatedReplicas: replicas,
        readyReplicas:
          numberAt(template.replicaSet?.status, 'readyReplicas') ?? 0,
        availableReplicas: availableOf(template),
        status,
        lastTransitionTime:
          (isSame ? textAt(before[index], 'lastTransitionTime') : undefined) ??
          at,
      };
    }),
    ...(analyses.length > 0 && {
      analysisRuns: analyses.map(({ name, run }) => ({
        name,
        analysisRun: run?.metadata.name ?? '',
        phase: runPhase(run),
      })),
    }),
    conditions: [
      condition(experiment, phase, moment.availableAt !== undefined, at),
    ],
  };
}

function runningOr(isRunning: boolean): string {
  return isRunning ? 'Running' : 'Progressing';
}

function condition(
  { status, metadata: { name } }: StoredObject,
  phase: string,
  hasBegun: boolean,
  at: string,
): JsonObject {
  const told = wordsFor(name, phase, hasBegun);
  const before = objectAt(status, 'conditions', 0);
  const isSame = before.reason === told.reason;
  return {
    type: 'Progressing',
    ...told,
    lastUpdateTime:
      (isSame ? textAt(before, 'lastUpdateTime') : undefined) ?? at,
    lastTransitionTime:
      (before.status === told.status
        ? textAt(before, 'lastTransitionTime')
        : undefined) ?? at,
  };
}

function wordsFor(
  name: string,
  phase: string,
  hasBegun: boolean,
): { status: string; reason: string; message: string } {
  if (isOver(phase)) {
    return {
      status: 'False',
      reason: 'ExperimentCompleted',
      message: `Experiment "${name}" has successfully ran and completed.`,
    };
  }
  return hasBegun
    ? {
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `Experiment "${name}" is running.`,
      }
    : {
        status: 'True',
        reason: 'ReplicaSetUpdated',
        message: `Experiment "${name}" is progressing.`,
      };
}
