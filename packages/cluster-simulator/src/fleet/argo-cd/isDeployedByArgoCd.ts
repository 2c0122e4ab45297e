import type { Placement } from '../Placement';

/** Whether a service of the fleet comes from Argo CD, which runs in one cluster and deploys one namespace there. */
export function isDeployedByArgoCd({ cluster, namespace }: Placement): boolean {
  return cluster === 'prod-eu' && namespace === 'payments';
}
