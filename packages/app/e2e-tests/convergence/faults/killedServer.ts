import { LOST, type Fault } from './Fault.ts';

export const killedServer: Fault = {
  name: 'API server killed and started again',
  async bring(stage, { cluster, rollouts }) {
    await cluster.stopApiServer();
    await stage.untilState(cluster.name, LOST);
    await cluster.startApiServer();
    await rollouts.change();
  },
};
