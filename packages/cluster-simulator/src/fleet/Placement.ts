import type { FleetNamespace, ServiceName } from './services';
import type { FleetClusterName } from './FleetCluster';

/** One service in one cluster. */
export type Placement = {
  service: ServiceName;
  namespace: FleetNamespace;
  cluster: FleetClusterName;
};
