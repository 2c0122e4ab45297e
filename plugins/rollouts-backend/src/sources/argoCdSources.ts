import type { ClusterSource } from '@rollouts-portal/plugin-rollouts-node';

import type { KubernetesRequester } from '../cluster/KubernetesRequester';
import type { Timing } from '../cluster/Timing';
import { ArgoCdApiSource } from './ArgoCdApiSource';
import type { ArgoCdInventory } from './ArgoCdInventory';
import { ArgoCdSecretsSource } from './ArgoCdSecretsSource';

/** The sources of clusters that the configuration asks of each Argo CD; those with credentials before those without. */
export function argoCdSources(
  inventories: readonly ArgoCdInventory[],
  reader: (cluster: string) => KubernetesRequester | undefined,
  timing: Timing,
): ClusterSource[] {
  return [
    ...inventories
      .filter(({ readSecrets }) => readSecrets)
      .map(each => new ArgoCdSecretsSource(each, () => reader(each.hub))),
    ...inventories.flatMap(each =>
      each.api ? [new ArgoCdApiSource(each, each.api, timing)] : [],
    ),
  ];
}
