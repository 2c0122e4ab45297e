import type { Controller } from '../engine/Stage';
import { daemonSetAddsPods } from './daemon-set-adds-pods';
import { daemonSetDropsPod } from './daemon-set-drops-pod';
import { daemonSetReports } from './daemon-set-reports';

export const daemonSetController: Controller = {
  name: 'daemon-sets',
  kind: 'DaemonSet',
  stages: [daemonSetDropsPod, daemonSetAddsPods, daemonSetReports],
};
