import { numberAt, textAt } from '../../engine/fields';
import { rolloutStage } from '../rolloutStage';

/** With `scaleDown: onsuccess` the Deployment gives its Pods up once the Rollout serves. */
export const workloadIsScaledDown = rolloutStage({
  name: 'workload-is-scaled-down',
  matches: ({ spec, status, workload }) =>
    textAt(spec, 'workloadRef', 'scaleDown') === 'onsuccess' &&
    status.phase === 'Healthy' &&
    (numberAt(workload, 'spec', 'replicas') ?? 0) > 0,
  next: ({ workload }) =>
    workload
      ? [
          {
            write: 'patch',
            of: {
              kind: workload.kind,
              name: workload.metadata.name,
              namespace: workload.metadata.namespace,
            },
            patch: { spec: { replicas: 0 } },
          },
        ]
      : [],
});
