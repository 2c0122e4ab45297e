import type { Controller } from '../engine/Stage';
import { deploymentDeadlinePasses } from './deployment-deadline-passes';
import { deploymentForgetsOldRevisions } from './deployment-forgets-old-revisions';
import { deploymentMakesReplicaSet } from './deployment-makes-replica-set';
import { deploymentReports } from './deployment-reports';
import { deploymentScales } from './deployment-scales';
import { deploymentTakesUpOldTemplate } from './deployment-takes-up-old-template';

export const deploymentController: Controller = {
  name: 'deployments',
  kind: 'Deployment',
  stages: [
    deploymentMakesReplicaSet,
    deploymentTakesUpOldTemplate,
    deploymentScales,
    deploymentReports,
    deploymentForgetsOldRevisions,
    deploymentDeadlinePasses,
  ],
};
