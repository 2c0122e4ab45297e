// The aggregator is inside of a package that lets out a plugin and nothing else. Only this file and
// `replicaInsides.ts` reach in.
/* eslint-disable @backstage/no-relative-monorepo-imports */
export type { ClusterConnectionConfig } from '../../../../plugins/rollouts-backend/src/cluster/ClusterConnectionConfig';
export type {
  ClusterWatch,
  FurtherKinds,
} from '../../../../plugins/rollouts-backend/src/cluster/ClusterWatch';
export { openCluster } from '../../../../plugins/rollouts-backend/src/cluster/openCluster';
export { realTiming } from '../../../../plugins/rollouts-backend/src/cluster/realTiming';
export { SyncTurns } from '../../../../plugins/rollouts-backend/src/cluster/SyncTurns';
export { LoopbackServer } from '../../../../plugins/rollouts-backend/src/cluster/testing/LoopbackServer';
export { openSimulated } from '../../../../plugins/rollouts-backend/src/cluster/testing/openSimulated';
export type { Timing } from '../../../../plugins/rollouts-backend/src/cluster/Timing';
export { Fleet } from '../../../../plugins/rollouts-backend/src/fleet/Fleet';
export { FleetPages } from '../../../../plugins/rollouts-backend/src/fleet/FleetPages';
export { Ownership } from '../../../../plugins/rollouts-backend/src/fleet/Ownership';
export { RolloutViews } from '../../../../plugins/rollouts-backend/src/fleet/RolloutViews';
export { FleetIndexer } from '../../../../plugins/rollouts-backend/src/fleet/store/FleetIndexer';
export { accessUnder } from '../../../../plugins/rollouts-backend/src/permissions/accessUnder';
export {
  EVERY_ROLLOUT,
  NO_ROLLOUT,
  type RolloutCondition,
} from '../../../../plugins/rollouts-backend/src/permissions/RolloutCondition';
export { viewKey } from '../../../../plugins/rollouts-backend/src/http/viewKey';
export { ClientStream } from '../../../../plugins/rollouts-backend/src/stream/ClientStream';
export { DetailsView } from '../../../../plugins/rollouts-backend/src/stream/DetailsView';
export { EventStream } from '../../../../plugins/rollouts-backend/src/stream/EventStream';
export { Feed } from '../../../../plugins/rollouts-backend/src/stream/Feed';
export { FleetView } from '../../../../plugins/rollouts-backend/src/stream/FleetView';
export { SharedFeeds } from '../../../../plugins/rollouts-backend/src/stream/SharedFeeds';
export { StreamLimits } from '../../../../plugins/rollouts-backend/src/stream/StreamLimits';
export { realStreamTiming } from '../../../../plugins/rollouts-backend/src/stream/StreamTiming';
export { serverSentEvents } from '../../../../plugins/rollouts/src/api/serverSentEvents';
export { hasMovedAway } from '../../../../plugins/rollouts/src/model/hasMovedAway';
export { applyFleetEvent } from '../../../../plugins/rollouts/src/state/applyFleetEvent';
export { SnapshotStore } from '../../../../plugins/rollouts/src/state/SnapshotStore';
/* eslint-enable @backstage/no-relative-monorepo-imports */
