import type { Fault } from './Fault.ts';

export const revokedToken: Fault = {
  name: 'token revoked (401) and another one issued',
  async bring(stage, { cluster, rollouts, token, wire }) {
    await token.revoke();
    try {
      // What is open stays open: the API server looks at tokens when something is asked for.
      wire.cut();
      wire.mend();
      await stage.untilState(cluster.name, /^auth-failed$/);
      await rollouts.change();
    } finally {
      await token.restore();
    }
  },
};
