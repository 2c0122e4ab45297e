// The aggregator is inside of a package that lets out a plugin and nothing else. This is the only file that reaches in.
/* eslint-disable @backstage/no-relative-monorepo-imports */
export type { ClusterConnectionConfig } from '../../../../plugins/rollouts-backend/src/cluster/ClusterConnectionConfig';
export type {
  ClusterWatch,
  FurtherKinds,
} from '../../../../plugins/rollouts-backend/src/cluster/ClusterWatch';
export { openCluster } from '../../../../plugins/rollouts-backend/src/cluster/openCluster';
export { realTiming } from '../../../../plugins/rollouts-backend/src/cluster/realTiming';
export { SyncTurns } from '../../../../plugins/rollouts-backend/src/cluster/SyncTurns';
export type { Timing } from '../../../../plugins/rollouts-backend/src/cluster/Timing';
export { Fleet } from '../../../../plugins/rollouts-backend/src/fleet/Fleet';
export { FleetPages } from '../../../../plugins/rollouts-backend/src/fleet/FleetPages';
export { Ownership } from '../../../../plugins/rollouts-backend/src/fleet/Ownership';
export { RolloutViews } from '../../../../plugins/rollouts-backend/src/fleet/RolloutViews';
export { FleetIndexer } from '../../../../plugins/rollouts-backend/src/fleet/store/FleetIndexer';
export { accessUnder } from '../../../../plugins/rollouts-backend/src/permissions/accessUnder';
export { EVERY_ROLLOUT } from '../../../../plugins/rollouts-backend/src/permissions/RolloutCondition';
/* eslint-enable @backstage/no-relative-monorepo-imports */
