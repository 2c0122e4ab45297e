// What is measured is inside of packages that let out a plugin and nothing else, or is a helper of their tests. This is
// the only file that reaches in.
/* eslint-disable @backstage/no-relative-monorepo-imports */
export { recordedObjects } from '../../../../plugins/rollouts-common/src/testing/recordedObjects';
export type {
  ClusterChange,
  ClusterFacts,
} from '../../../../plugins/rollouts-backend/src/cluster/ClusterFacts';
export type { CredentialConfig } from '../../../../plugins/rollouts-backend/src/cluster/ClusterConnectionConfig';
export {
  openCluster,
  type OpenCluster,
} from '../../../../plugins/rollouts-backend/src/cluster/openCluster';
export { parseWithoutUnread } from '../../../../plugins/rollouts-backend/src/cluster/wire/parseWithoutUnread';
export { realTiming } from '../../../../plugins/rollouts-backend/src/cluster/realTiming';
export { SyncTurns } from '../../../../plugins/rollouts-backend/src/cluster/SyncTurns';
export { Fleet } from '../../../../plugins/rollouts-backend/src/fleet/Fleet';
export {
  FleetPages,
  type FleetReader,
} from '../../../../plugins/rollouts-backend/src/fleet/FleetPages';
export { entitySelection } from '../../../../plugins/rollouts-backend/src/fleet/entitySelection';
export type { FleetQuestion } from '../../../../plugins/rollouts-backend/src/fleet/FleetAnswers';
export { Ownership } from '../../../../plugins/rollouts-backend/src/fleet/Ownership';
export { RolloutViews } from '../../../../plugins/rollouts-backend/src/fleet/RolloutViews';
export { FleetIndexer } from '../../../../plugins/rollouts-backend/src/fleet/store/FleetIndexer';
export {
  accessUnder,
  type FleetAccess,
} from '../../../../plugins/rollouts-backend/src/permissions/accessUnder';
export {
  EVERY_ROLLOUT,
  NO_ROLLOUT,
} from '../../../../plugins/rollouts-backend/src/permissions/RolloutCondition';
export { FakeCluster } from '../../../../plugins/rollouts-backend/src/testing/FakeCluster';
export { connectionTo } from '../../../../plugins/rollouts-backend/src/testing/connectionTo';
export { replicaTiming } from '../../../../plugins/rollouts-backend/src/replicas/ReplicaTiming';
export { rolloutsPlugin } from '../../../../plugins/rollouts-backend/src/plugin';
export { findChromium } from '../../../app/e2e-tests/findChromium';
/* eslint-enable @backstage/no-relative-monorepo-imports */
