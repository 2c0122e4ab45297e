import { LOST, type Fault } from './Fault.ts';

export const silentConnections: Fault = {
  name: 'connections that stay and carry nothing',
  async bring(stage, { cluster, rollouts, wire }) {
    wire.fallSilent();
    try {
      await stage.untilState(cluster.name, LOST);
      await rollouts.change();
    } finally {
      wire.mend();
    }
  },
};
