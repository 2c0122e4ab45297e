import type { Stage } from '../engine/Stage';
import { familyOf, REVISION, revisionOf } from './DeploymentFamily';
import { withProgress } from './deploymentStatus';

/** A template that was there before has its ReplicaSet still; that becomes the newest revision. */
export const deploymentTakesUpOldTemplate: Stage = {
  name: 'deployment-takes-up-old-template',
  matches: (deployment, view) => {
    const { current, old, paused } = familyOf(deployment, view);
    return (
      !paused &&
      current !== undefined &&
      old.some(other => revisionOf(other) > revisionOf(current))
    );
  },
  next: (deployment, view) => {
    const { current, all } = familyOf(deployment, view);
    const replicaSet = current?.metadata.name ?? '';
    const { name, namespace } = deployment.metadata;
    const of = { kind: 'Deployment', name, namespace };
    const revision = String(Math.max(...all.map(revisionOf)) + 1);
    const patch = { metadata: { annotations: { [REVISION]: revision } } };
    return [
      {
        write: 'patch',
        of: { kind: 'ReplicaSet', name: replicaSet, namespace },
        patch,
      },
      { write: 'patch', of, patch },
      {
        write: 'status',
        of,
        status: withProgress(
          deployment,
          {
            status: 'True',
            reason: 'FoundNewReplicaSet',
            message: `Found new replica set "${replicaSet}"`,
          },
          view.now,
        ),
      },
    ];
  },
};
