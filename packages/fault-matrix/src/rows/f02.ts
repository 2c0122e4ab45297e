import { faultRow } from '../stage/faultRow';
import { SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f02 = faultRow({
  id: 'F02',
  fault: 'nobody listens, or nothing answers',
  async run(stage) {
    const bystander = await stage.bystander();
    const cluster = await stage.cluster('down');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const lift = cluster.faults.vanish();
    const refused = stage.watchSimulated(cluster);
    // An address for documentation (RFC 5737): nothing is there, or no way to it.
    const silent = stage.watch({ url: 'https://192.0.2.1:6443' });
    await stage.until(
      'told as refusing',
      () => refused.state() === 'unreachable: cluster-refused',
      20 * SECOND,
    );
    await stage.until(
      'so is nothing at all, sooner than the operating system would',
      () => silent.state().startsWith('unreachable: '),
      20 * SECOND,
    );
    bystander.stays();
    lift();
    await stage.until(
      'live by itself when it is back',
      () => refused.isLive() && refused.knows('web'),
      40 * SECOND,
    );
  },
});
