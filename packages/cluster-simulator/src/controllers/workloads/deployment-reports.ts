import { sameJson } from '../../store/Json';
import type { Stage } from '../engine/Stage';
import { familyOf } from './DeploymentFamily';
import { deploymentStatus } from './deploymentStatus';

export const deploymentReports: Stage = {
  name: 'deployment-reports',
  matches: (deployment, view) =>
    !sameJson(
      deployment.status,
      deploymentStatus(deployment, familyOf(deployment, view), view.now),
    ),
  next: (deployment, view) => {
    const { name, namespace } = deployment.metadata;
    const family = familyOf(deployment, view);
    return [
      {
        write: 'status',
        of: { kind: 'Deployment', name, namespace },
        status: deploymentStatus(deployment, family, view.now),
      },
    ];
  },
};
