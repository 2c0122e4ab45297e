export {
  clusterInventoryExtensionPoint,
  type ClusterInventory,
} from './clusterInventoryExtensionPoint';
export type { AddressLimits } from './AddressLimits';
export type { ClusterSource } from './ClusterSource';
export type { InventoryCluster, WithoutReader } from './InventoryCluster';
export type {
  ClusterCredential,
  ClusterCredentialProvider,
} from './ClusterCredential';
export { inClusterServer, type InClusterServer } from './inClusterServer';
