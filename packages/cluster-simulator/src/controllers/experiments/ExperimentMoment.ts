import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView, ObjectName } from '../engine/ClusterView';
import { durationOf } from '../engine/durationOf';
import {
  fieldAt,
  flagAt,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../engine/fields';

export type ExperimentTemplate = {
  name: string;
  replicas: number;
  template: JsonObject;
  replicaSet: StoredObject | undefined;
};

export type ExperimentAnalysis = {
  name: string;
  spec: JsonObject;
  isRequired: boolean;
  run: StoredObject | undefined;
};

/** An Experiment and what belongs to it, as it is now. */
export type ExperimentMoment = {
  of: ObjectName;
  phase: string;
  templates: ExperimentTemplate[];
  analyses: ExperimentAnalysis[];
  /** When all templates were available for the first time. */
  availableAt: Date | undefined;
  /** When its time is over; absent when it has not begun or is not limited. */
  endsAt: Date | undefined;
  isTerminated: boolean;
};

const COMPLETED = ['Successful', 'Failed', 'Error', 'Inconclusive'];

export function momentOf(
  experiment: StoredObject,
  view: ClusterView,
): ExperimentMoment {
  const { metadata, spec, status } = experiment;
  const { name, namespace } = metadata;
  const since = textAt(status, 'availableAt');
  const availableAt = since === undefined ? undefined : new Date(since);
  const duration = durationOf(textAt(spec, 'duration'));
  return {
    of: { kind: 'Experiment', name, namespace },
    phase: textAt(status, 'phase') ?? '',
    templates: listAt(spec, 'templates').map(template => {
      const own = textAt(template, 'name') ?? '';
      return {
        name: own,
        replicas: numberAt(template, 'replicas') ?? 1,
        template: objectAt(template),
        replicaSet: view.find({
          kind: 'ReplicaSet',
          name: `${name}-${own}`,
          namespace,
        }),
      };
    }),
    analyses: listAt(spec, 'analyses').map(analysis => {
      const own = textAt(analysis, 'name') ?? '';
      return {
        name: own,
        spec: objectAt(analysis),
        isRequired: flagAt(analysis, 'requiredForCompletion'),
        run: view.find({
          kind: 'AnalysisRun',
          name: `${name}-${own}`,
          namespace,
        }),
      };
    }),
    availableAt,
    endsAt:
      availableAt && duration !== undefined
        ? new Date(availableAt.getTime() + duration)
        : undefined,
    isTerminated: flagAt(spec, 'terminate'),
  };
}

export function isOver(phase: string): boolean {
  return COMPLETED.includes(phase);
}

export function runPhase(run: StoredObject | undefined): string {
  return run ? textAt(run.status, 'phase') || 'Pending' : '';
}

export function availableOf({ replicaSet }: ExperimentTemplate): number {
  return numberAt(replicaSet?.status, 'availableReplicas') ?? 0;
}

export function isWhole(template: ExperimentTemplate): boolean {
  return (
    template.replicaSet !== undefined &&
    availableOf(template) >= template.replicas
  );
}

/** The hash of a template's ReplicaSet, by which analyses tell the templates apart. */
export function hashOf({ replicaSet }: ExperimentTemplate): string {
  return String(
    fieldAt(replicaSet?.metadata.labels, 'rollouts-pod-template-hash') ?? '',
  );
}
