import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';

export const f14 = faultRow({
  id: 'F14',
  fault: 'credentials that cannot be had: the helper fails, or hangs',
  async run(stage) {
    const bystander = await stage.bystander();
    const cluster = await stage.cluster('locked');
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', note);
    stage.onStop(() => {
      process.off('unhandledRejection', note);
    });
    let broken = true;
    const failing = stage.watchSimulated(cluster, {
      reader: {
        type: 'provided',
        provide: async () => {
          if (broken) throw new Error('no such profile');
          return { type: 'bearer-token', token: 'admin' };
        },
      },
    });
    const hanging = stage.watchSimulated(cluster, {
      reader: { type: 'provided', provide: () => new Promise(() => {}) },
    });
    await stage.until(
      'told that they failed',
      () => failing.state() === 'auth-failed: cluster-credentials-failed',
      10 * SECOND,
    );
    await stage.until(
      'told that they hang',
      () => hanging.state() === 'auth-failed: cluster-credentials-failed',
      40 * SECOND,
    );
    bystander.stays();
    broken = false;
    await stage.until(
      'live by itself when they can be had',
      () => failing.isLive(),
      60 * SECOND,
    );
    stage.expect('no rejection without an owner', rejections.length === 0);
  },
});
