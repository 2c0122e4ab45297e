import { LOST, type Fault } from './Fault.ts';

export const frozenServer: Fault = {
  name: 'API server stopped and continued',
  async bring(stage, { cluster, rollouts }) {
    await cluster.pauseApiServer();
    try {
      await stage.untilState(cluster.name, LOST);
    } finally {
      await cluster.resumeApiServer();
    }
    await rollouts.change();
  },
};
