import type { ArgoCdInventory } from '../sources/ArgoCdInventory';
import type { ArgoCdShape } from './argoCdSchema';
import type { RolloutsConfig } from './RolloutsConfig';

// Argo CD's own default.
const NAMESPACE = 'argocd';

/** `rollouts.argocd` by what it is for: what everybody may know of an instance, and how its clusters are listed. */
export function argoCdSettings({
  enabled,
  instances,
}: ArgoCdShape): RolloutsConfig['argoCd'] {
  return {
    enabled,
    // Credentials of an instance stay out of what is known of it everywhere.
    instances: instances.map(
      ({
        api: _,
        dangerouslyReadClusterSecrets: __,
        environmentLabel: ___,
        ...instance
      }) => instance,
    ),
    inventories: instances.flatMap(inventoryOf),
  };
}

function inventoryOf(
  instance: ArgoCdShape['instances'][number],
  index: number,
): ArgoCdInventory[] {
  const { api, dangerouslyReadClusterSecrets, cluster, destinations } =
    instance;
  const { environmentLabel } = instance;
  if (!api && !dangerouslyReadClusterSecrets) return [];
  const url = api && (api.url ?? instance.url);
  return [
    {
      key: `rollouts.argocd.instances[${index}]`,
      hub: cluster,
      namespace: instance.namespace ?? NAMESPACE,
      destinations,
      ...(environmentLabel !== undefined && { environmentLabel }),
      ...(api &&
        url !== undefined && {
          api: {
            url,
            ...(api.caFile !== undefined && { caFile: api.caFile }),
            ...(api.token !== undefined && { token: api.token }),
            ...(api.tokenFile !== undefined && { tokenFile: api.tokenFile }),
          },
        }),
      readSecrets: dangerouslyReadClusterSecrets,
    },
  ];
}
