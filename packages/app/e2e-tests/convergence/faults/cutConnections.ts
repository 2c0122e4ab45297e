import { LOST, type Fault } from './Fault.ts';

export const cutConnections: Fault = {
  name: 'connections cut and refused for a while',
  async bring(stage, { cluster, rollouts, wire }) {
    wire.cut();
    try {
      await stage.untilState(cluster.name, LOST);
      await rollouts.change();
    } finally {
      wire.mend();
    }
  },
};
