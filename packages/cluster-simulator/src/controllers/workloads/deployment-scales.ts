import type { Stage } from '../engine/Stage';
import { familyOf } from './DeploymentFamily';
import { nextScaling } from './nextScaling';
import { scalingEvent } from './scalingEvent';

/** One change of size at a time, so that no more than allowed is missing or too much at any moment. */
export const deploymentScales: Stage = {
  name: 'deployment-scales',
  matches: (deployment, view) => {
    const family = familyOf(deployment, view);
    return !family.paused && nextScaling(family) !== undefined;
  },
  next: (deployment, view) => {
    const scaling = nextScaling(familyOf(deployment, view));
    if (!scaling) return [];
    const { name, namespace } = scaling.replicaSet.metadata;
    return [
      {
        write: 'patch',
        of: { kind: 'ReplicaSet', name, namespace },
        patch: { spec: { replicas: scaling.to } },
      },
      scalingEvent(deployment, scaling),
    ];
  },
};
