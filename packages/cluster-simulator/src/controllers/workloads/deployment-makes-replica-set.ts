import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { fieldAt, numberAt, objectAt } from '../engine/fields';
import { ownerReference } from '../engine/ownerReference';
import type { Stage } from '../engine/Stage';
import {
  familyOf,
  REVISION,
  revisionOf,
  type DeploymentFamily,
} from './DeploymentFamily';
import { withProgress } from './deploymentStatus';
import { nextScaling } from './nextScaling';
import { textsOf } from './pods';
import { scalingEvent } from './scalingEvent';

/** A template that has no ReplicaSet gets one, as large as the update may begin with. */
export const deploymentMakesReplicaSet: Stage = {
  name: 'deployment-makes-replica-set',
  matches: (deployment, view) => {
    const family = familyOf(deployment, view);
    return !family.current && !family.paused;
  },
  next: (deployment, view) => {
    const family = familyOf(deployment, view);
    const made = replicaSetOf(deployment, family);
    const empty: StoredObject = {
      ...made,
      metadata: {
        ...made.metadata,
        uid: '',
        resourceVersion: '',
        creationTimestamp: '',
      },
    };
    const scaling = nextScaling({
      ...family,
      current: empty,
      all: [...family.old, empty],
    });
    const replicas = scaling?.replicaSet === empty ? scaling.to : 0;
    const { name, namespace } = deployment.metadata;
    const of = { kind: 'Deployment', name, namespace };
    const revision = made.metadata.annotations?.[REVISION] ?? '1';
    return [
      {
        write: 'create',
        object: { ...made, spec: { ...objectAt(made.spec), replicas } },
      },
      {
        write: 'patch',
        of,
        patch: { metadata: { annotations: { [REVISION]: revision } } },
      },
      {
        write: 'status',
        of,
        status: withProgress(
          deployment,
          {
            status: 'True',
            reason: 'NewReplicaSetCreated',
            message: `Created new replica set "${made.metadata.name}"`,
          },
          view.now,
        ),
      },
      ...(replicas > 0
        ? [
            scalingEvent(deployment, {
              replicaSet: empty,
              from: 0,
              to: replicas,
            }),
          ]
        : []),
    ];
  },
};

function replicaSetOf(
  deployment: StoredObject,
  { hash, all }: DeploymentFamily,
): KubernetesObject {
  const { metadata, spec } = deployment;
  const { name, namespace } = metadata;
  const template = objectAt(spec, 'template');
  const labels = {
    ...textsOf(fieldAt(template, 'metadata', 'labels')),
    'pod-template-hash': hash,
  };
  const minReadySeconds = numberAt(spec, 'minReadySeconds');
  const revision = Math.max(0, ...all.map(revisionOf)) + 1;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace !== undefined && { namespace }),
      labels,
      annotations: { [REVISION]: String(revision) },
      ownerReferences: [ownerReference(deployment)],
    },
    spec: {
      replicas: 0,
      ...(minReadySeconds !== undefined && { minReadySeconds }),
      selector: {
        matchLabels: {
          ...objectAt(spec, 'selector', 'matchLabels'),
          'pod-template-hash': hash,
        },
      },
      template: {
        ...template,
        metadata: { ...objectAt(template, 'metadata'), labels },
      },
    },
  };
}
