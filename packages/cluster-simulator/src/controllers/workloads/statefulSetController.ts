import type { Controller } from '../engine/Stage';
import { statefulSetAddsPod } from './stateful-set-adds-pod';
import { statefulSetDropsPod } from './stateful-set-drops-pod';
import { statefulSetReports } from './stateful-set-reports';

export const statefulSetController: Controller = {
  name: 'stateful-sets',
  kind: 'StatefulSet',
  stages: [statefulSetDropsPod, statefulSetAddsPod, statefulSetReports],
};
