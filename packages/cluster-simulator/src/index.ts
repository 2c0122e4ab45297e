/**
 * An honest fake Kubernetes API server.
 *
 * @packageDocumentation
 */
export {
  startSimulatedCluster,
  type SimulatedCluster,
  type SimulatedClusterOptions,
} from './startSimulatedCluster';
export {
  everything,
  type AccessRule,
  type Identity,
} from './api-server/AccessRules';
export type {
  Faults,
  FaultScope,
  Lift,
  RefusalCode,
  SeenRequest,
} from './api-server/Faults';
export { selfSignedCertificate } from './api-server/selfSignedCertificate';
export type { Clock } from './clock/Clock';
export { systemClock } from './clock/systemClock';
export { VirtualClock } from './clock/VirtualClock';
export { allControllers } from './controllers/allControllers';
export { noTime, recordedPace, type Pace } from './controllers/engine/Pace';
export {
  runControllers,
  type ControllerOptions,
} from './controllers/engine/runControllers';
export type { Controller, Stage } from './controllers/engine/Stage';
export { fillStore } from './fleet/large/fillStore';
export {
  generateRollouts,
  type GenerateOptions,
  type GeneratedRollout,
} from './fleet/large/generateRollouts';
export { managedFields } from './fleet/large/managedFields';
export { resourcesWrittenWhole } from './fleet/large/resourcesWrittenWhole';
export { ApiError } from './store/ApiError';
export type {
  ClusterStore,
  DeleteOptions,
  Part,
  Reference,
  WriteOptions,
} from './store/ClusterStore';
export { defaultResources } from './store/defaultResources';
export type { JsonObject, JsonValue } from './store/Json';
export type {
  KubernetesObject,
  ObjectMetadata,
  OwnerReference,
  StoredObject,
} from './store/KubernetesObject';
export type { Resource } from './store/Resource';
export type { Change } from './store/WatchHistory';
