import type { Controller } from '../engine/Stage';
import { replicaSetAddsPods } from './replica-set-adds-pods';
import { replicaSetDropsPods } from './replica-set-drops-pods';
import { replicaSetReports } from './replica-set-reports';

export const replicaSetController: Controller = {
  name: 'replica-sets',
  kind: 'ReplicaSet',
  stages: [replicaSetAddsPods, replicaSetDropsPods, replicaSetReports],
};
