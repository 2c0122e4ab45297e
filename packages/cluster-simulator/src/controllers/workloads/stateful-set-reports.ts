import { sameJson } from '../../store/Json';
import type { Stage } from '../engine/Stage';
import { statefulSetStatus } from './statefulSetStatus';

export const statefulSetReports: Stage = {
  name: 'stateful-set-reports',
  matches: (set, view) => !sameJson(set.status, statefulSetStatus(set, view)),
  next: (set, view) => {
    const { name, namespace } = set.metadata;
    return [
      {
        write: 'status',
        of: { kind: 'StatefulSet', name, namespace },
        status: statefulSetStatus(set, view),
      },
    ];
  },
};
