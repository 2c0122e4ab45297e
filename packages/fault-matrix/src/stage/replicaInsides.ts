// As `insides.ts`, for what several replicas of the aggregator need.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { connectionTo } from '../../../../plugins/rollouts-backend/src/testing/connectionTo';

export { ActionLog } from '../../../../plugins/rollouts-backend/src/actions/ActionLog';
export { openDatabase } from '../../../../plugins/rollouts-backend/src/database/openDatabase';
export { replicaTiming } from '../../../../plugins/rollouts-backend/src/replicas/ReplicaTiming';
export { PlayedReplica } from '../../../../plugins/rollouts-backend/src/testing/PlayedReplica';
/* eslint-enable @backstage/no-relative-monorepo-imports */

export { connectionTo };
export type Database = ReturnType<typeof connectionTo>;
