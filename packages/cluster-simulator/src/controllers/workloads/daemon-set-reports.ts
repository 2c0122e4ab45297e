import { sameJson } from '../../store/Json';
import type { Stage } from '../engine/Stage';
import { daemonSetStatus } from './daemonSetStatus';

export const daemonSetReports: Stage = {
  name: 'daemon-set-reports',
  matches: (set, view) => !sameJson(set.status, daemonSetStatus(set, view)),
  next: (set, view) => {
    const { name, namespace } = set.metadata;
    return [
      {
        write: 'status',
        of: { kind: 'DaemonSet', name, namespace },
        status: daemonSetStatus(set, view),
      },
    ];
  },
};
