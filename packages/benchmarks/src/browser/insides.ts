// What is drawn is inside of a plugin that lets out its pages only. This is the only file of the browser's that reaches in.
/* eslint-disable @backstage/no-relative-monorepo-imports */
export { FleetList } from '../../../../plugins/rollouts/src/components/fleet/FleetList';
export { NowContext } from '../../../../plugins/rollouts/src/components/Now';
export { withoutDetails } from '../../../../plugins/rollouts/src/model/withoutDetails';
export type { FleetRow } from '../../../../plugins/rollouts/src/model/FleetWindow';
export {
  abortedCanary,
  healthyCanary,
  pausedCanary,
  progressingCanary,
} from '../../../../plugins/rollouts/src/testing/rolloutFixtures';
/* eslint-enable @backstage/no-relative-monorepo-imports */
