import type { WorkloadFacts } from '@rollouts-portal/plugin-rollouts-common';

import type { PodSource } from './OpenPods';

/** Where the pods of a workload are; nowhere for one whose selector cannot be read, which would select everything. */
export function podSourcesOf({
  kind,
  namespace,
  podSelector,
}: WorkloadFacts): PodSource[] {
  return podSelector === undefined
    ? []
    : [
        {
          namespace,
          selector: podSelector,
          withReplicaSets: kind === 'Deployment',
        },
      ];
}
