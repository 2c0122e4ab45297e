import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { fieldAt, numberAt, objectAt } from '../engine/fields';
import { ownerReference } from '../engine/ownerReference';
import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { textsOf } from '../workloads/pods';
import { podTemplateHash } from '../workloads/podTemplateHash';
import { momentOf, type ExperimentTemplate } from './ExperimentMoment';
import { experimentStatus } from './experimentStatus';

const HASH = 'rollouts-pod-template-hash';

/** A ReplicaSet for each template. */
export const experimentBegins: Stage = {
  name: 'experiment-begins',
  matches: (experiment, view) => momentOf(experiment, view).phase === '',
  next: (experiment, view) => {
    const moment = momentOf(experiment, view);
    const { name } = experiment.metadata;
    return [
      ...moment.templates.flatMap((template): Write[] => [
        { write: 'create', object: replicaSetOf(experiment, template) },
        {
          write: 'event',
          about: moment.of,
          type: 'Normal',
          reason: 'ScalingReplicaSet',
          message: `Scaled up ReplicaSet ${name}-${template.name} from 0 to ${template.replicas}`,
          source: 'rollouts-controller',
        },
      ]),
      {
        write: 'status',
        of: moment.of,
        status: experimentStatus(
          experiment,
          moment,
          { phase: 'Pending' },
          view.now,
        ),
      },
    ];
  },
};

function replicaSetOf(
  experiment: StoredObject,
  { name, replicas, template }: ExperimentTemplate,
): KubernetesObject {
  const { metadata } = experiment;
  const pods = objectAt(template, 'template');
  // Not the hash of the Rollout's own ReplicaSet, or it would count these Pods as its own.
  const hash = podTemplateHash({ experiment: metadata.name, name, pods });
  const labels = {
    ...textsOf(fieldAt(pods, 'metadata', 'labels')),
    [HASH]: hash,
  };
  const minReadySeconds = numberAt(template, 'minReadySeconds');
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${name}`,
      ...(metadata.namespace !== undefined && {
        namespace: metadata.namespace,
      }),
      labels,
      annotations: {
        'experiment.argoproj.io/name': metadata.name,
        'experiment.argoproj.io/template-name': name,
      },
      ownerReferences: [ownerReference(experiment)],
    },
    spec: {
      replicas,
      ...(minReadySeconds !== undefined && { minReadySeconds }),
      selector: { matchLabels: labels },
      template: {
        ...pods,
        metadata: { ...objectAt(pods, 'metadata'), labels },
      },
    },
  };
}
