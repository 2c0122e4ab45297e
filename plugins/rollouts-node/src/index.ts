export {
  clusterInventoryExtensionPoint,
  type ClusterInventory,
} from './clusterInventoryExtensionPoint';
export type { ClusterSource } from './ClusterSource';
export type { InventoryCluster } from './InventoryCluster';
export type {
  ClusterCredential,
  ClusterCredentialProvider,
} from './ClusterCredential';
